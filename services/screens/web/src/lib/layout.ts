import type { Horizon } from './map/annotate';
import type { Box } from './map/project';

/** Where the map may be drawn on the 1920 x 1080 wall. */
export const MAP_FRAME: Box = { x: 660, y: 124, width: 752, height: 792 };

/** A single place is drawn smaller, so that its neighbours are seen around it. */
export const SINGLE_FRAME: Box = { x: 846, y: 330, width: 380, height: 380 };

/** The small silhouette of where the area lies among its siblings. */
export const WHEREABOUTS: Box = { x: 1312, y: 806, width: 108, height: 124 };

/** How far neighbours are drawn around a part of the province. */
export const HORIZON: Horizon = { x: 1036, y: 520, r: 404 };
