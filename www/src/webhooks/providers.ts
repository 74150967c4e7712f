/** The systems whose webhooks are read, from the package. */
export { PROVIDERS, type Provider } from '../../../pkg/src/generated/webhooks.js';
