import 'cdevents-wasm/elements';
import { COMMON, SAMPLE, demonstrate } from './demo.js';

const report = document.createElement('cd-event-report');
report.setAttribute('text', SAMPLE);
demonstrate(report, [...COMMON, { name: 'selectable', kind: 'flag' }, { name: 'text', kind: 'long' }]);
