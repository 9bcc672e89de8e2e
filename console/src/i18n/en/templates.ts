import type { templates as zh } from '../zh/templates.ts'

export const templates: typeof zh = {
  templates: {
    title: 'Templates for mainland China',
    none: 'This campaign has no wording to register.',
    needs: 'To register: {{zh}} in Chinese and {{en}} in English. Approved so far: {{approved}}.',
    about:
      'Carriers in mainland China send approved templates only, and a template takes no conditions. Each way that a text can come out is registered by itself. The signature is registered apart.',
    wanted: 'This line sends approved templates only. A text without one is held back, and its page says why.',
    notWanted: 'This line takes any text, so nothing below holds a text back at present.',
    group: { zh: 'In Chinese: {{count}}, {{approved}} approved', en: 'In English: {{count}}, {{approved}} approved' },
    change: 'Say how far it is',
    sheet: 'Download the sheet',
    sheetName: 'Templates to register',
    sample: 'For example',
    oneOf: 'Signed with one of',
    fault: {
      'adjacent-variables': 'The variables {{detail}} stand side by side: put words between them',
      'only-variables': 'There are no words beside the variables',
      'refused-character': 'Carriers refuse the character {{detail}}',
      'text-too-long': '{{detail}} characters, and 500 is the most',
      'value-too-long': 'The sample of {{detail}} is longer than 35 characters. A text like that is held back',
    },
    tooMany: 'The conditions of {{wording}} combine in more than 64 ways, which are not listed. Use fewer conditions.',
    state: { draft: 'Not submitted', submitted: 'In review', approved: 'Approved', rejected: 'Rejected' },
    drifted: 'Another text was approved, so this one does not leave',
    stateLabel: 'State',
    code: 'Template code',
    codeHint: 'As the carrier gave it, such as SMS_154950909',
    approvedText: 'Approved text',
    approvedHint: 'Only where the carrier changed it',
    save: 'Save',
    badCode: 'Letters, digits and _ . : - only, 64 at most',
    changed: 'Somebody has just changed it. What stands now is shown.',
  },
}
