import type { outcome as zhOutcome } from '../zh/outcome.ts'

export const outcome: typeof zhOutcome = {
  outcome: {
    title: 'What followed',
    fact: 'Which outcome',
    within: 'Within',
    spans: { day: '24 hours', threeDays: '3 days', week: '7 days' },
    none: 'Nothing to count yet.',
    texted: 'With a text: {{reached}} of {{n}} ({{share}}) · {{type}}: {{what}}',
    heldOut: 'Left out for comparison: {{reached}} of {{n}} ({{share}}) · {{type}}: {{what}}',
    alone: 'There is no comparison group, so this does not show how much the texts did.',
    differs: 'A difference of {{points}} points (95% interval {{low}} to {{high}}), more than chance.',
    unclear: 'A difference of {{points}} points (95% interval {{low}} to {{high}}), which may still be chance.',
    waiting: '{{n}} more are not counted, as their time is not over.',
    newest: 'There were too many texts: the newest 2,000 are counted.',
  },
}
