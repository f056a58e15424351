import { expect, test } from 'vitest'
import { faultOfRule } from './rule-text.ts'

test.each([
  'FREQ=DAILY',
  'freq=weekly;byday=MO,-1FR,+2SU;wkst=SU;',
  'FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=-1,31;BYSETPOS=-1;COUNT=10000',
  'FREQ=MONTHLY;UNTIL=20261231;INTERVAL=2',
  'FREQ=DAILY;UNTIL=20261231T235959Z;BYHOUR=0,23;BYMINUTE=59',
  'RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;SKIP=FORWARD',
  'FREQ=DAILY;X-OURS=1',
])('%s is a rule', rule => {
  expect(faultOfRule(rule)).toBeNull()
})

test.each([
  '',
  'BYDAY=MO',
  'FREQ=FORTNIGHTLY',
  'FREQ=DAILY;FREQ=WEEKLY',
  'FREQ=DAILY;COUNT=many',
  'FREQ=DAILY;COUNT=0',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;UNTIL=tomorrow',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=DAILY;BYHOUR=24',
  'FREQ=MONTHLY;BYMONTHDAY=0',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=DAILY;COUNT',
])('"%s" is none (RFC 5545 §3.3.10)', rule => {
  expect(faultOfRule(rule)).toBe('valid-calendar-data')
})

test('a rule says no more occurrences than are looked at (RFC 4791 §5.2.8)', () => {
  expect(faultOfRule('FREQ=DAILY;COUNT=10001')).toBe('max-instances')
})
