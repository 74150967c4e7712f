import { CdApp } from './app.js';
import { CdForm } from './form/form.js';
import { CdIncoming } from './incoming/incoming.js';
import { CdDivider } from './look/divider.js';
import { CdNetwork } from './offline/network.js';
import { CdUpdate } from './offline/update.js';
import { CdFindings } from './report/findings.js';
import { CdVerdict } from './report/verdict.js';
import { CdSource } from './source/source.js';

customElements.define('cd-divider', CdDivider);
customElements.define('cd-verdict', CdVerdict);
customElements.define('cd-form', CdForm);
customElements.define('cd-source', CdSource);
customElements.define('cd-findings', CdFindings);
customElements.define('cd-incoming', CdIncoming);
customElements.define('cd-network', CdNetwork);
customElements.define('cd-update', CdUpdate);
customElements.define('cd-app', CdApp);
