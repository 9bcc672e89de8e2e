import type { companyRules as zhCompanyRules } from '../zh/company-rules.ts'

export const companyRules: typeof zhCompanyRules = {
  companyRules: {
    title: 'Approval and retention',
    inForce: 'In force now',
    preset: 'Preset',
    why: 'Why',
    own: 'Your company’s rule',
    usePreset: 'Back to the preset',
    saved: 'Saved',
    readOnly: 'You may read this; ask an admin to change it.',
    overtaken: 'Somebody has just changed this. What you see above is the newest; look at it, then save again.',
    approval: {
      title: 'Approval of campaigns',
      about:
        'A campaign for many people can be made to wait for a second person. Whoever changed its content last cannot be the one who approves it.',
      off: 'No approval needed',
      above_one: 'Above {{count}} person a second person approves',
      above_other: 'Above {{count}} people a second person approves',
      always: 'A second person approves every campaign',
      presetWhy:
        'A small shop is often one person, who could send nothing if two were asked for. The more people a mistake reaches, the more a second look is worth.',
      label: 'Approval above this many people',
      unit: 'people',
      hint: '0 asks for it always; leave it empty to ask for none. It holds from the next sending on; what is approved stays so.',
    },
    retention: {
      title: 'How long words are kept',
      about: 'Texts and replies lose their words after this time. Who got which kind of text, when and why, stays.',
      months_one: '{{count}} month',
      months_other: '{{count}} months',
      presetWhy:
        'Birthdays, festivals and much else come once a year: after a full year the last one can still be compared, and a month more settles the last bills and complaints. Thirteen months is also the most: what nobody needs is not kept.',
      label: 'Keep words for',
      unit: 'months',
      hint: '1 to 13. When you shorten it, whatever is older goes in the clean-ups that follow; a longer time later does not bring it back.',
      shorter_one: 'Shorten to {{count}} month?',
      shorter_other: 'Shorten to {{count}} months?',
      shorterText_one: 'The words of texts and replies older than {{count}} month will be deleted for good.',
      shorterText_other: 'The words of texts and replies older than {{count}} months will be deleted for good.',
      confirm: 'Shorten',
    },
  },
}
