import 'cdevents-wasm/elements';
import { COMMON, demonstrate, sample } from './demo.js';

const report = document.createElement('cd-event-report');
report.setAttribute('text', await sample());
demonstrate(report, [...COMMON, { name: 'selectable', kind: 'flag' }, { name: 'text', kind: 'long' }]);
