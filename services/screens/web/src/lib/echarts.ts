import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what the history of a figure needs; a file of its own, so that the rest of ECharts is left out of the build.
use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export { init };
