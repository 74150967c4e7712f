import { axeAt } from './axe-at.mjs';

await axeAt(320);
