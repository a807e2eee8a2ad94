import { formatNumber } from './format';
import type { Reading } from './reading';
import type { Lang } from './types';

/** A figure that means little alone is written over its whole: `680/680` services with a fee, `53/53` essential ones. */
export function fractionOf(reading: Reading, lang: Lang): string {
  const { value, detail } = reading.tile ?? {};
  if (value === null || value === undefined) return reading.value;
  if (reading.figure === 'services.with-payment' && typeof detail?.['withFee'] === 'number')
    return over(value, detail['withFee'], lang);
  if (reading.figure === 'services.essential' && typeof detail?.['online'] === 'number')
    return over(detail['online'], value, lang);
  return reading.tile!.unit === 'percent' ? `${reading.value} %` : reading.value;
}

function over(part: number, whole: number, lang: Lang): string {
  return `${formatNumber(part, lang)}/${formatNumber(whole, lang)}`;
}
