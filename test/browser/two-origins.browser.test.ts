import { expect } from '@open-wc/testing';

/** Loads a page of the repository in a frame and resolves with the origin its module script reports. */
async function originReportedBy(url: string, sandbox: string): Promise<unknown> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandbox);
  frame.src = url;
  const reported = new Promise((done) => {
    window.addEventListener('message', (event) => done(event.data), { once: true });
  });
  document.body.append(frame);
  const origin = await reported;
  frame.remove();
  return origin;
}

describe('the test server', () => {
  const page = '/test/browser/origin-probe.html';

  it('serves panels from a second origin', async () => {
    const url = window.__CROSSWALK_SECOND_ORIGIN__ + page;
    const origin = await originReportedBy(url, 'allow-scripts allow-same-origin');
    expect(origin).to.equal(window.__CROSSWALK_SECOND_ORIGIN__);
    expect(origin).to.not.equal(location.origin);
  });

  it('serves module scripts to frames without an origin', async () => {
    expect(await originReportedBy(page, 'allow-scripts')).to.equal('null');
    expect(await originReportedBy(window.__CROSSWALK_SECOND_ORIGIN__ + page, 'allow-scripts')).to.equal('null');
  });

  it('sets the content security policy a page asks for', async () => {
    const answer = await fetch(`${page}?csp=${encodeURIComponent("script-src 'self'")}`);
    expect(answer.headers.get('content-security-policy')).to.equal("script-src 'self'");
  });
});
