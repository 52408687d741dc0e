'use strict';

const results = document.querySelector('#results');

function report(text) {
  results.append(Object.assign(document.createElement('li'), { textContent: text }));
}

async function run(crm, name) {
  try {
    report(`${name}: ${await ATTACKS[name](crm)}`);
  } catch (error) {
    report(`${name}: ${error.code ?? error.name}`);
  }
}

Crosswalk.init().then(
  (crm) => {
    for (const name of Object.keys(ATTACKS)) {
      const button = Object.assign(document.createElement('button'), { textContent: name, id: name });
      button.addEventListener('click', () => run(crm, name));
      document.querySelector('#buttons').append(button);
    }
  },
  (error) => report(`not connected: ${error.details?.step ?? error.code}`),
);
