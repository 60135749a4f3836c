// Polls the state and sends what the user does, with the token of the link.
import {focus, show} from './view.js';

const POLL_INTERVAL = 1000;
const find = id => document.getElementById(id);
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
/** The filter, and the offset of each list that is shown in parts. */
const query = new URLSearchParams();
let sent = 0;
let shown = 0;
let isOver = false;

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(`/simulator/api/${path}`, {method, body: body && JSON.stringify(body),
      headers: {'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json'},
      signal: AbortSignal.timeout(10_000)});
  } catch {
    throw new Error('The simulator does not answer. Does it run?');
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const message = answer.error ?? 'This simulator does not serve the page.';
  throw Object.assign(new Error(message), {status: response.status});
}

/** Shows the current state, unless a later request was faster. */
async function refresh() {
  if (isOver) return;
  const number = ++sent;
  const connection = find('connection');
  try {
    const state = await call('GET', `state?${query}`);
    if (number < shown) return;
    shown = number;
    for (const part of document.querySelectorAll('#clock, #reset, main')) part.hidden = false;
    show(state);
    if (connection.textContent !== 'Live') connection.textContent = 'Live';
  } catch (problem) {
    connection.textContent = problem.message;
    // Another simulator has the port now, and this link never works again.
    isOver = problem.status === 403 || problem.status === 404;
  }
}

async function poll() {
  if (!document.hidden) await refresh();
  if (!isOver) setTimeout(poll, POLL_INTERVAL);
}

function explain(problem) {
  const box = find('problem');
  box.firstElementChild.textContent = problem;
  box.hidden = !problem;
}

/** Sends a command and shows what it changed, or why it failed. */
async function send(command, body, done = '') {
  explain('');
  find('done').textContent = '';
  try {
    const {id} = await call('POST', command, body);
    find('done').textContent = done;
    await refresh();
    if (id && command.startsWith('transfers/')) focus(id);
    return true;
  } catch (problem) {
    explain(problem.message);
    await refresh();
    return false;
  }
}

/** Returns the body of a form's command. Durations are seconds on the page and ISO 8601 in JSON. */
function bodyOf(form) {
  const data = Object.fromEntries(new FormData(form));
  const fixed = JSON.parse(form.dataset.body ?? '{}');
  switch (form.dataset.command) {
    case 'faults/add': return faultOf(data);
    case 'limit/set': return {requests: Number(data.requests), window: `PT${data.window}S`};
    case 'transfers/processing-time': return {duration: `PT${data.duration}S`};
    default: return {...fixed, ...data};
  }
}

function faultOf({operation, fault, times, number, afterEffect}) {
  const unit = chosenFault().dataset.unit;
  return {fault, operation: operation || null, afterEffect: afterEffect === 'on',
    ...(times === '0' ? {always: true} : {times: Number(times)}),
    ...(unit === 'seconds' && {duration: `PT${number}S`}),
    ...(unit === 'status' && {status: Number(number)})};
}

const chosenFault = () => document.querySelector('#fault [name=fault]').selectedOptions[0];

function showUnit() {
  const {unit, value} = chosenFault().dataset;
  const [name, input] = find('unit').children;
  find('unit').hidden = input.disabled = !unit;
  name.textContent = unit;
  input.value = value;
}

const chosenOf = button => [...button.closest('details').querySelectorAll('input:checked')]
  .map(box => box.value);

document.addEventListener('click', async ({target, detail}) => {
  const {command, body = '{}', chosen, done, advance, query: list, offset} = target.dataset;
  if (command && target.type === 'button') {
    // The second click of a double click would be a second command.
    if (detail > 1) return;
    send(command, {...JSON.parse(body), ...(chosen && {[chosen]: chosenOf(target)})}, done);
  } else if (advance) {
    send('clock/advance', {duration: advance});
  } else if (list) {
    query.set(list, offset);
    refresh();
  } else if (target.id === 'reset' && confirm('Start again? All changes are lost.')) {
    // Forgets the filter and what was chosen, too.
    if (await send('reset')) location.reload();
  } else if (target.closest('#problem button')) {
    explain('');
  }
});

document.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  if (await send(form.dataset.command, bodyOf(form))) {
    for (const input of form.querySelectorAll('input[name=name]')) input.value = '';
  }
});

document.addEventListener('change', ({target}) => {
  if (target.id === 'speed') {
    send('clock/run', {factor: Number(target.value)});
  } else if (target.dataset.state) {
    const fails = target.value === 'FAILS';
    send('subscriptions/change', {...JSON.parse(target.dataset.state),
      state: fails ? 'ACTIVE' : target.value,
      transferError: fails ? 'The subscription could not be moved.' : null});
  } else if (target.name === 'fault') {
    showUnit();
  }
});

find('filter').addEventListener('input', ({target}) => {
  query.set('filter', target.value);
  refresh();
});
document.addEventListener('visibilitychange', refresh);
addEventListener('hashchange', () => location.reload());
showUnit();
if (token) poll();
else {
  find('connection').textContent =
    'Open the link that the simulator printed: this one has no token.';
}
