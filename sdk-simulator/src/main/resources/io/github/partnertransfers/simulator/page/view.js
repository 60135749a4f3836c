// Shows the state. All texts are put in as text: no name in the simulator is read as HTML.
const find = id => document.getElementById(id);
/** All times are UTC, in seconds. */
const time = text => text.replace('T', ' ').replace(/(\.\d+)?(Z|\+00:00)$/, '');
const seconds = iso => {
  const [, days, hours, minutes, rest] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/
    .exec(iso) ?? [];
  return (days ?? 0) * 86400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + Number(rest ?? 0);
};
const several = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Subscriptions that the user does not want to transfer. */
const unchecked = new Set();
const statuses = new Map();
let partners = [];

function element(name, {data = {}, ...properties} = {}, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  Object.assign(created.dataset, data);
  created.append(...children.filter(child => child || child === 0));
  return created;
}

/** A button that sends a command. The name finds it again when its part of the page is rebuilt. */
function button(text, command, body, properties = {}) {
  const data = {command, body: JSON.stringify(body), name: text};
  return element('button', {type: 'button', textContent: text, data, ...properties});
}

/** Shows a list: builds the elements of new and changed items and leaves the others as they are. */
function list(parent, items, keyOf, build) {
  const old = new Map([...parent.children].map(child => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = keyOf(item);
    const json = JSON.stringify(item);
    let shown = old.get(key);
    old.delete(key);
    if (shown?.json !== json) {
      const built = build(item, shown);
      built.dataset.key = key;
      built.json = json;
      shown?.replaceWith(built);
      shown = built;
    }
    const next = parent.children[index] ?? null;
    if (next !== shown) parent.insertBefore(shown, next);
  });
  old.forEach(child => child.remove());
}

/** Shows the state, and keeps the focus where it was, even if that was rebuilt or moved. */
export function show(state) {
  const focused = document.activeElement;
  const key = focused?.closest('[data-key]')?.dataset.key;
  partners = state.partners;
  showClock(state.clock);
  showBoard(state.board);
  showCustomers(state.customers);
  list(find('calls'), state.calls, call => call.key, callItem);
  find('no-calls').hidden = state.calls.length > 0;
  find('calls').hidden = !state.calls.length;
  showSettings(state.settings);
  list(find('partners'), state.partners, partner => partner.tenantId, partnerDetails);
  list(find('urls'), [['API', state.url], ['Login', state.loginUrl]], ([name]) => name,
    ([name, url]) => element('div', {}, ...term(name, url)));
  if (key && document.activeElement !== focused) focus(key, focused.dataset.name);
}

/** Focuses a part of the page, or the control of this name in it. */
export function focus(key, name) {
  const part = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const control = name && part?.querySelector(`[data-name="${CSS.escape(name)}"]`);
  (control ?? part ?? find('transfers-title')).focus();
}

function showClock({instant, factor}) {
  find('time').textContent = `${time(instant)} UTC`;
  const speed = find('speed');
  if (document.activeElement === speed && speed.dataset.shown === `${factor}`) return;
  const names = new Map([[0, 'stopped'], [1, 'real time'], [60, '1 minute per second'],
    [3600, '1 hour per second'], [86400, '1 day per second']]);
  if (!names.has(factor)) names.set(factor, `${factor} times real time`);
  speed.replaceChildren(...[...names].map(([value, name]) => new Option(name, value)));
  speed.value = speed.dataset.shown = `${factor}`;
}

// ---- Transfers

function showBoard(columns) {
  const always = ['Active', 'Pending', 'InProgress', 'Complete'];
  const shown = columns.filter(({name, total}) => total > 0 || always.includes(name));
  const isEmpty = columns.every(({total}) => !total);
  const isFiltered = find('filter').value !== '';
  find('hint').hidden = !isEmpty || isFiltered;
  find('no-match').hidden = !isEmpty || !isFiltered;
  find('board').hidden = isEmpty;
  list(find('board'), shown.map(({name}) => name), name => name, name =>
    element('section', {}, element('h3'),
      element('ul', {tabIndex: 0, ariaLabel: `${name} transfers`}), pages(name)));
  for (const {name, transfers, ...part} of shown) {
    const [title, cards, nav] = document.querySelector(`#board [data-key="${name}"]`).children;
    title.textContent = `${name} (${part.total})`;
    showPages(nav, {...part, count: transfers.length});
    list(cards, transfers.map(transfer => ({...transfer, column: name})), ({id}) => id, card);
    cards.hidden = !transfers.length;
  }
}

function card(transfer) {
  const {id, status, column, customer, source, target, newCommerce} = transfer;
  const {lineItems, lineItemCount} = transfer;
  if (statuses.has(id) && statuses.get(id) !== status) {
    find('news').textContent = `Transfer of ${customer}: ${status}`;
  }
  statuses.set(id, status);
  const times = Object.entries({created: 'createdTime', changed: 'lastModifiedTime',
    completed: 'completedTime', expires: 'expirationTime'})
    .filter(([, property]) => transfer[property])
    .map(([name, property]) => [time(transfer[property]), name])
    .filter(([text], index, all) => !index || text !== all[0][0])
    .map(([text, name]) => `${name} ${text}`);
  return element('li', {className: 'card', tabIndex: -1},
    element('h4', {}, customer,
      element('span', {className: 'note', textContent: newCommerce ? 'New commerce' : 'Legacy'})),
    note(`${source} to ${target}${column === 'Other' ? ` · ${status}` : ''}`),
    element('ul', {}, ...lineItems.map(lineItem)),
    lineItemCount > lineItems.length && note(`… and ${lineItemCount - lineItems.length} more`),
    ...actions(transfer), note(times.join(' · ')), element('code', {textContent: id}));
}

function actions({id: transfer, status, newCommerce, source, target}) {
  const isOpen = status.toLowerCase() === (newCommerce ? 'pending' : 'active');
  if (!isOpen) return [];
  const main = {className: 'main'};
  return newCommerce ? [
    button(`Accept as ${source}`, 'transfers/accept', {transfer}, main),
    button(`Cancel as ${target}`, 'transfers/withdraw', {transfer}),
  ] : [
    button(`Accept as ${target}`, 'transfers/accept', {transfer}, main),
    button(`Reject as ${target}`, 'transfers/reject', {transfer}),
    button(`Withdraw as ${source}`, 'transfers/withdraw', {transfer}),
  ];
}

function lineItem({name, quantity, status, error}) {
  const texts = [quantity ? `${quantity} × ${name}` : name, status].filter(text => text);
  const result = {Complete: 'good', Failed: 'warning'}[status] ?? '';
  return element('li', {className: result}, texts.join(' · '), error && note(error));
}

const note = textContent => element('p', {className: 'note', textContent});

// ---- Parts of long lists

function pages(query) {
  const turn = (textContent, direction) =>
    element('button', {type: 'button', textContent, data: {query, direction}});
  return element('nav', {ariaLabel: `Pages of ${query}`}, turn('Previous', -1), element('span'),
    turn('Next', 1));
}

function showPages(nav, {offset, total, count}) {
  const [previous, text, next] = nav.children;
  nav.hidden = total <= count;
  text.textContent = ` ${offset + 1} to ${offset + count} of ${total} `;
  previous.disabled = offset === 0;
  next.disabled = offset + count >= total;
  previous.dataset.offset = Math.max(0, offset - count);
  next.dataset.offset = offset + count;
}

// ---- Customers

function showCustomers({customers, ...part}) {
  const nav = find('customer-pages');
  if (!nav.firstChild) nav.append(...pages('customers').children);
  showPages(nav, {...part, count: customers.length});
  list(find('customer-list'), customers, ({tenantId}) => tenantId, customerDetails);
}

function customerDetails({name, tenantId: customer, subscriptions, subscriptionCount}, shown) {
  const [source, target] = partners.map(partner => partner.name);
  const isFirst = !shown && !find('customer-list').childElementCount;
  const send = button(`Transfer to ${target}`, 'transfers/create', {customer}, {className: 'main'});
  send.dataset.chosen = 'subscriptions';
  // Kept, with what the user is typing.
  const form = shown?.querySelector('form') ?? element('form', {data: {
    command: 'subscriptions/add', body: JSON.stringify({customer})}},
    element('label', {}, 'Name of a subscription ',
      element('input', {name: 'name', required: true, maxLength: 100, data: {name: 'name'}})),
    element('button', {textContent: 'Add subscription'}));
  return element('details', {open: shown?.open ?? isFirst},
    element('summary', {textContent: name, data: {name: 'summary'}}),
    note(`${several(subscriptionCount, 'subscription')} · tenant ${customer}`),
    ...subscriptions.map(one => subscriptionRow(customer, one)),
    subscriptionCount > subscriptions.length
      && note(`… and ${subscriptionCount - subscriptions.length} more`),
    element('p', {}, send,
      button(`Request as ${target} (new commerce)`, 'transfers/request', {customer})),
    form);
}

function subscriptionRow(customer, {id, name, quantity, state, transferError, partner, ...flags}) {
  const {isTransferable, isInTransfer} = flags;
  const box = element('input', {type: 'checkbox', value: id, disabled: !isTransferable,
    checked: isTransferable && !unchecked.has(id), data: {name: id},
    onchange: ({target}) => unchecked[target.checked ? 'delete' : 'add'](id)});
  const fails = state === 'ACTIVE' && transferError !== null;
  const choice = element('select', {ariaLabel: `State of ${name}`, data: {name: `state-${id}`,
    state: JSON.stringify({customer, subscription: id})}},
    ...Object.entries({ACTIVE: 'active', FAILS: 'transfer fails', SUSPENDED: 'suspended',
      DELETED: 'deleted'}).map(([value, text]) => new Option(text, value)));
  choice.value = fails ? 'FAILS' : state;
  const where = isInTransfer ? 'in a transfer' : `at ${partner}`;
  return element('div', {className: 'subscription'},
    element('label', {}, box, ` ${quantity} × ${name} `,
      element('span', {className: 'note', textContent: where})), choice);
}

// ---- Requests, faults and partners

function callItem({operation, method, path, attempts, requestId}) {
  const results = attempts.flatMap(({status}, index) => [index ? ', then ' : '',
    element('strong', {className: status >= 200 && status < 300 ? 'good' : 'warning',
      textContent: status || 'no response'})]);
  return element('li', {},
    element('div', {}, element('strong', {textContent: operation ?? 'UNKNOWN'}), ': ', ...results),
    element('div', {textContent: `${method} ${path}`}),
    element('div', {className: 'note', textContent: [time(attempts.at(-1).time),
      attempts.length > 1 && several(attempts.length, 'attempt'),
      requestId && `request id ${requestId}`].filter(text => text).join(' · ')}));
}

function showSettings({faults, limit, processingTime, tokenRequests, operations, userCodes}) {
  const operation = document.querySelector('#fault [name=operation]');
  if (!operation.options.length) {
    operation.append(new Option('any operation', ''),
      ...operations.map(name => new Option(name, name)));
  }
  list(find('faults'), faults.map((fault, index) => ({...fault, index})), ({index}) => `${index}`,
    ({operation: name, description, times}) => element('li', {className: 'warning',
      textContent: `${name ?? 'any operation'}: ${description}, `
        + (times ? `the next ${several(times, 'request')}` : 'all requests')}));
  find('clear-faults').hidden = !faults.length;
  find('remove-limit').hidden = !limit;
  find('limit-in-force').textContent = limit
    ? `${several(limit.requests, 'request')} in ${several(seconds(limit.window), 'second')}`
    : 'There is no limit.';
  find('processing-time').textContent =
    `A line item takes ${several(seconds(processingTime), 'second')} of the clock.`;
  find('token-requests').textContent = `${several(tokenRequests, 'token request')} until now.`;
  list(find('user-codes'), userCodes, code => code, userCode => element('li', {},
    `A user signs in with the code ${userCode} `,
    button('Approve', 'logins/approve', {userCode}),
    button('Decline', 'logins/decline', {userCode})));
}

const term = (name, text) =>
  [element('dt', {textContent: name}), element('dd', {textContent: text})];

function partnerDetails({name, tenantId, clientId, clientSecret}, shown) {
  return element('details', {open: shown?.open ?? false},
    element('summary', {textContent: name, data: {name: 'summary'}}),
    element('dl', {}, ...term('Tenant id', tenantId), ...term('Client id', clientId),
      ...term('Client secret', clientSecret)));
}
