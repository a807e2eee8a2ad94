import { mergeConfig } from 'vite';
import walls from '../../../vite.config';
import { harness } from './plugin';

// The walls with made-up figures, for looking at them: `npm run harness`.
export default mergeConfig(walls, { plugins: [harness()], server: { proxy: null }, preview: { proxy: null } });
