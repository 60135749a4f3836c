// Checks what a generic rule cannot: that enumerations exist only as open enum components, and that the values
// listed for validators (anyOf) and those listed for the code generator (x-open-enum) agree.

const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const TERMINAL_OWNER = 'TransferStatus';

export default function openEnums(document) {
  const problems = [];
  const report = (path, message) => problems.push({ path, message });
  const schemas = document.components?.schemas ?? {};

  strayEnums(document, [], schemas, report);
  for (const [name, schema] of Object.entries(schemas)) {
    const path = ['components', 'schemas', name];
    if ('x-terminal' in schema && name !== TERMINAL_OWNER) {
      report([...path, 'x-terminal'], `x-terminal belongs to ${TERMINAL_OWNER} only`);
    }
    if ('x-open-enum' in schema) {
      checkOpenEnum(schema, path, report);
    } else if (schema.anyOf?.some((each) => each.type)) {
      report(path, `${name} is a choice of simple types and so needs x-open-enum`);
    }
  }
  return problems;
}

/** Reports each enum keyword that is not an alternative of an open enum component. */
function strayEnums(node, path, schemas, report) {
  if (node === null || typeof node !== 'object') {
    return;
  }
  if (Array.isArray(node.enum) && !isAlternative(path, schemas)) {
    report([...path, 'enum'], 'an enum stands only in the anyOf of an open enum component');
  }
  for (const [key, child] of Object.entries(node)) {
    const data = key === 'example' || key === 'examples' || key.startsWith('x-');
    if (!data) {
      strayEnums(child, [...path, key], schemas, report);
    }
  }
}

function isAlternative(path, schemas) {
  const [first, second, name, keyword] = path;
  return (
    path.length === 5 &&
    first === 'components' &&
    second === 'schemas' &&
    keyword === 'anyOf' &&
    'x-open-enum' in schemas[name]
  );
}

function checkOpenEnum(schema, path, report) {
  const constants = schema['x-open-enum'];
  const alternatives = schema.anyOf ?? [];
  const list = [...path, 'x-open-enum'];
  if (!Array.isArray(constants)) {
    report(list, 'x-open-enum is a list, if need be an empty one');
    return;
  }
  constants.forEach((constant, index) => checkConstant(constant, [...list, index], report));
  for (const field of ['name', 'value', 'number']) {
    const seen = constants.map((constant) => constant[field]).filter((value) => value !== undefined);
    if (new Set(seen).size !== seen.length) {
      report(list, `x-open-enum has the same ${field} twice`);
    }
  }

  const known = new Set(constants.flatMap(({ value, number }) => [value, number]));
  alternatives.forEach((alternative, index) => {
    for (const value of alternative.enum ?? []) {
      if (!known.has(value)) {
        report([...path, 'anyOf', index], `${JSON.stringify(value)} is missing from x-open-enum`);
      }
    }
    const open = alternatives.some((other) => other.type === alternative.type && !other.enum);
    if (!open) {
      report([...path, 'anyOf', index], `the enum is closed: add an alternative of type ${alternative.type}`);
    }
  });

  const numbered = constants.some(({ number }) => number !== undefined);
  if (numbered !== (typeof schema['x-sent-as-number'] === 'boolean')) {
    report(path, 'x-sent-as-number (true or false) stands on an open enum with numbers, and on no other');
  }
}

function checkConstant({ name, value, number, description }, path, report) {
  if (!NAME.test(name)) {
    report(path, `${name} is no upper-case Java constant`);
  }
  if (typeof value !== 'string') {
    report(path, `the value of ${name} is a string`);
  }
  if (number !== undefined && !Number.isInteger(number)) {
    report(path, `the number of ${name} is an integer`);
  }
  if (!/\.$/.test(description ?? '')) {
    report(path, `${name} needs a description that ends in a full stop`);
  }
}
