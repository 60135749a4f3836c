// All texts are put in by textContent: nothing that a service or a user wrote is read as HTML.
const find = (selector, root = document) => root.querySelector(selector);
const create = (name, properties) => Object.assign(document.createElement(name), properties);
const [problemBox, editor, form] = ['#problem', '#editor', '#editor form'].map(one => find(one));
const loadedAt = new Date();
let settings;

const time = text => new Date(text).toLocaleString();
const partnerName = id => settings.partners[id?.toLowerCase()] ?? id ?? 'another partner';

function fill(root, texts) {
  for (const element of root.querySelectorAll('[data-text]')) {
    if (element.dataset.text in texts) {
      element.textContent = texts[element.dataset.text] ?? '';
      element.hidden = !element.textContent;
    }
  }
}

/** Returns the element of a customer or a transfer; makes it from the template if it is new. */
function card(template, id, place) {
  let element = document.getElementById(`${template}-${id}`);
  if (!element) {
    element = find(`#${template}`).content.firstElementChild.cloneNode(true);
    element.id = `${template}-${id}`;
    element.dataset.id = id;
    place(element);
  }
  return element;
}

// ---- What the server sends

function connect() {
  const feed = new EventSource('api/events');
  const say = text => find('#connection').textContent = text;
  feed.onopen = () => say('Live');
  feed.onerror = () => {
    say('Not connected. Trying again …');
    // The browser tries again, but not after an answer that isn't a stream.
    if (feed.readyState === EventSource.CLOSED) setTimeout(connect, 3000);
  };
  const shows = {settings: showSettings, customers: showCustomers, update: showUpdate};
  for (const [name, show] of Object.entries(shows)) {
    feed.addEventListener(name, event => show(JSON.parse(event.data)));
  }
}

function showSettings(received) {
  settings = received;
  const name = partnerName(settings.tenantId);
  document.title = `${name} · Transfer desk`;
  fill(find('header'), {name, tenantId: settings.tenantId});
  const partners = Object.entries(settings.partners).map(([id, name]) => new Option(name, id));
  find('#partners').replaceChildren(...partners);
}

function showCustomers(customers) {
  const cards = customers.map(({tenantId, name, problem}) => {
    const element = card('customer', tenantId, article => find('#customers').append(article));
    const {title, detail, advice} = explained(problem ?? {});
    fill(element, {name, tenantId, warning: problem && `${title}: ${detail} ${advice}`});
    return element;
  });
  [...find('#customers').children].filter(one => !cards.includes(one)).forEach(one => one.remove());
}

function showUpdate({id, customerId, kind, seenAt, transfer}) {
  const customer = document.getElementById(`customer-${customerId}`);
  if (!customer) return;
  const element = card('transfer', transfer.id, item => find('.transfers', customer).prepend(item));
  if (id <= element.dataset.update) return;
  element.dataset.update = id;
  const status = kind === 'VANISHED' ? 'No longer listed' : transfer.status;
  if (kind !== 'VANISHED') showTransfer(element, transfer);
  fill(element, {status});
  find('ol', element).append(create('li', {textContent: `${time(seenAt)}: ${status}`}));
  for (const button of element.querySelectorAll('[data-status]')) {
    const {status: possible, side} = button.dataset;
    button.hidden = status?.toLowerCase() !== possible || side !== element.dataset.side;
  }
  if (new Date(seenAt) > loadedAt) {
    const [name, state] = [find('h2', customer), find('h3', element)].map(one => one.textContent);
    find('#news').textContent = `${name}: ${state}`;
  }
}

function showTransfer(element, transfer) {
  const isSource = transfer.sourcePartnerTenantId?.toLowerCase() === settings.tenantId;
  element.dataset.side = isSource ? 'source' : 'target';
  const direction = isSource ? `to ${partnerName(transfer.targetPartnerTenantId)}`
    : `from ${partnerName(transfer.sourcePartnerTenantId)}`;
  const named = {created: 'createdTime', changed: 'lastModifiedTime', expires: 'expirationTime'};
  const times = Object.entries(named).filter(([, property]) => transfer[property])
    .map(([name, property]) => `${name} ${time(transfer[property])}`).join(', ');
  fill(element, {direction, times});
  find('.items', element).replaceChildren(...(transfer.lineItems ?? []).map(item => {
    const name = item.friendlyName ?? item.subscriptionId ?? item.orderId;
    const parts = [`${item.quantity || ''} ${name}`, item.status, item.transferError];
    return create('li', {textContent: parts.filter(text => text).join(' · ')});
  }));
}

// ---- What went wrong

/** The title and the advice, by the exception of the SDK. */
const failures = {
  NotAuthorizedException: ['Partner Center refused access',
    "Nothing was changed. Check the application's credential, its roles and its consent."],
  RequestRefusedException: ['Partner Center refused the request',
    'Nothing was changed. Look at the transfer again, and correct the request.'],
  ServiceUnavailableException: ['Partner Center cannot be reached, or is busy',
    'Nothing was changed. Try again later.'],
  OutcomeUnknownException: ['Partner Center may have done it, or not',
    'Do not start again: that can create a second transfer. Send the same again: Partner Center '
    + 'knows it by its request id, and does it once.'],
  MalformedResponseException: ['The answer of Partner Center is not readable',
    'Nothing was changed. Report it with the ids below.'],
};

function explained({failure, title, retryAfter, ...problem}) {
  const [explanation, advice] = failures[failure] ?? [title, 'Correct it, and try again.'];
  const wait = retryAfter ? ` Partner Center asks to wait ${retryAfter} seconds.` : '';
  return {...problem, title: explanation, advice: advice + wait,
    unknown: failure === 'OutcomeUnknownException'};
}

function showProblem({code, requestId, correlationId, unknown, ...texts}, resend, look) {
  const ids = requestId && `Code ${code}, request id ${requestId}, correlation id ${correlationId}`;
  fill(problemBox, {title: '', detail: '', advice: '', ids, ...texts});
  // While the outcome is unknown, the dialog sends nothing new.
  find('#send').disabled = unknown;
  for (const [name, action] of Object.entries({resend, look})) {
    const button = find(`[data-do=${name}]`);
    button.hidden = !unknown || !action;
    button.onclick = action;
  }
  (editor.open ? form : find('#place')).append(problemBox);
  problemBox.hidden = false;
}

// ---- What the user does

async function call(method, path, body) {
  const json = {headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)};
  try {
    const response = await fetch(path, {method, ...(body && json)});
    const text = await response.text();
    if (response.ok) return text && JSON.parse(text);
    throw explained(JSON.parse(text));
  } catch (problem) {
    throw problem.title ? problem : {title: 'The desk does not answer', detail: problem.message,
      advice: 'Look whether the application runs. Then send the same again.', unknown: !!body};
  }
}

/** Does something, or shows why it failed. When nobody knows, the same can be done again. */
async function attempt(action, look, again = action) {
  problemBox.hidden = true;
  try {
    await action();
  } catch (problem) {
    showProblem(problem, () => attempt(again, look), look && (() => attempt(look, look, again)));
  }
}

/** Returns what sends a write. Partner Center does it once for its id, however often it is sent. */
function write(path, body, done) {
  const url = `${path}requestId=${crypto.randomUUID()}`;
  return async () => done(await call('POST', url, body));
}

function openEditor(button, path) {
  const {mode} = button.dataset;
  form.reset();
  find('#send').disabled = false;
  find('#editor-title').textContent = button.textContent;
  form.elements.partner.disabled = mode === 'hand-over';
  form.elements.contact.disabled = mode !== 'ask';
  form.elements.choice.disabled = mode === 'ask';
  form.onsubmit = event => {
    event.preventDefault();
    send(mode, path, new FormData(form));
  };
  find('#eligible').replaceChildren();
  editor.showModal();
  if (mode !== 'ask') attempt(() => call('GET', `${path.customer}/eligibility`).then(showEligible));
}

function showEligible(subscriptions) {
  find('#eligible').append(...subscriptions.map(({id: value, isEligible, reason}) => {
    const label = create('label');
    const box = {type: 'checkbox', name: 'chosen', value, disabled: !isEligible};
    label.append(create('input', box), ` ${value} ${reason ?? ''}`);
    return label;
  }));
}

function send(mode, path, data) {
  const others = (data.get('others') ?? '').split(/[\s,]+/).filter(id => id);
  const ids = [...data.getAll('chosen'), ...others];
  const [partnerId, done] = [data.get('partnerId'), () => editor.close()];
  if (mode === 'hand-over') return attempt(write(`${path.transfer}/hand-over?`, ids, done));
  const isLegacy = mode === 'give';
  const body = isLegacy ? {
    sourcePartnerTenantId: settings.tenantId,
    targetPartnerTenantId: partnerId,
    lineItems: ids.map(subscriptionId => ({subscriptionId})),
  } : {
    sourcePartnerTenantId: partnerId,
    sourcePartnerName: partnerName(partnerId),
    customerEmailId: data.get('email'),
    transferType: 5,
  };
  const query = `isLegacy=${isLegacy}&since=${new Date().toISOString()}`;
  attempt(write(`${path.customer}/transfers?${query}&`, body, done), async () => {
    const created = await call('POST', `${path.customer}/created?${query}`, body);
    if (!created.length) throw {title: 'There is no such transfer', unknown: true, advice:
      'It can still appear. Look again in a minute, or send the same again.'};
    editor.close();
    throw {title: 'It was created', detail: created.join(', '), advice: 'Do not send it again.'};
  });
}

document.addEventListener('click', ({target}) => {
  const {mode, action} = target.dataset;
  const transfer = target.closest('.transfers > li');
  const customer = `api/customers/${target.closest('article')?.dataset.id}`;
  const path = {customer, transfer: `${customer}/transfers/${transfer?.dataset.id}`};
  if (mode) openEditor(target, path);
  else if (action && confirm(`${target.textContent} this transfer?`))
    attempt(write(`${path.transfer}/${action}?`, [], () => transfer.focus()));
  else if (target.dataset.do === 'remove' && confirm('Remove the customer from this page?'))
    attempt(() => call('DELETE', customer));
  else if (target.dataset.do === 'dismiss') problemBox.hidden = true;
  else if (target.dataset.do === 'close') editor.close();
});

// What went wrong stays visible.
editor.onclose = () => find('#place').append(problemBox);

find('#add').onsubmit = event => {
  event.preventDefault();
  const body = Object.fromEntries(new FormData(event.target));
  attempt(() => call('POST', 'api/customers', body).then(() => event.target.reset()));
};

connect();
