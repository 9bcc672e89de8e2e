import type { rowProblems as zhRowProblems } from '../zh/row-problems.ts'

export const rowProblems: typeof zhRowProblems = {
  rowProblem: {
    'file-empty': 'The file has no rows. Upload a list with a header line and at least one row.',
    'file-missing': 'The uploaded file is no longer there. Start the import again.',
    'file-is-workbook': 'This is an Excel workbook. Save it as “CSV UTF-8” and upload that.',
    'file-not-text': 'This is not a text table. Save the list as “CSV UTF-8” and upload that.',
    'column-missing': 'The header lacks these columns: {{detail}}. Add them.',
    'column-twice': 'Two columns mean the same: {{detail}}. Remove or rename one.',
    'row-quotes': 'A quotation mark is never closed. Remove it, or double it inside the quotes.',
    'row-encoding': 'Some characters are damaged. Save the list as “CSV UTF-8” and import it again.',
    'row-too-many-cells': 'The row has more cells than the header. Put cells that contain the separator in quotes.',
    'row-too-few-cells': 'The row has fewer cells than the header. The missing ones are taken as blank.',
    'id-duplicate': 'Line {{detail}} has the same id. This row wins; remove one of the two.',
    'id-missing': 'The contact id is missing. Every row needs one, always the same for the same person.',
    'id-unusable':
      'The id is too long, has control characters or was rounded by a spreadsheet. Store the column as text.',
    'id-is-resident-id': 'This is a resident ID number, which is never stored. Use an id of your own.',
    'phone-missing': 'The phone number is missing. Add a mobile number.',
    'phone-unusable': 'This is not a usable phone number. Give a mobile number.',
    'phone-landline': 'This is a landline, which cannot receive texts. Give a mobile number.',
    'phone-not-textable': 'This number cannot receive texts. Give a mobile number.',
    'phone-doubtful': 'No carrier is known for numbers like this; please check. The row was imported.',
    'phone-shared': 'Contact {{detail}} has the same number; please check. The row was imported.',
    'resident-id-format':
      'This is not an 18-character resident ID number. The row was imported without a birthday from it.',
    'resident-id-spreadsheet':
      'A spreadsheet has rounded this number. Format the column as text and fill it in again. The row was imported without a birthday from it.',
    'resident-id-checksum':
      'The check digit is wrong, so one digit is mistyped. The row was imported without a birthday from it.',
    'resident-id-date':
      'The birth date in this number does not exist. The row was imported without a birthday from it.',
    'resident-id-future':
      'The birth date in this number is in the future. The row was imported without a birthday from it.',
    'resident-id-15-digits':
      'This is an old 15-digit number without a check digit. Its birthday is used; the 18-digit number is safer.',
    'birthday-unreadable': 'This is not a date in the past, so it was left out. Write it like 1990-05-09.',
    'birthday-calendar-unknown': 'The calendar can be solar or lunar. The row was imported without a birthday.',
    'salutation-unknown': 'This salutation is not known and was left out. Write Mr or Ms.',
    'kind-unknown': 'This kind is not known and was left out. Write customer, dealer or employee.',
    'region-unreadable': 'A region is a 6-digit administrative code. It was left out.',
    'language-unknown': 'This language is not known and was left out. Write zh-CN or en.',
    'consent-unreadable': 'Consent can be yes or no, or blank if never asked. What is on record stays.',
    'consent-time-unreadable':
      'This is not a time; the consent was recorded without one. Write it like 2026-03-01T10:00:00+08:00.',
    'consent-time-future': 'The consent is dated in the future. What is on record stays.',
    'manager-phone-unusable': 'This manager’s number cannot receive texts and was left out. Give a mobile number.',
    'name-unusable': 'This does not look like a name: too long, or a number. It was left out.',
    'tag-unusable': 'Too many tags, or tags too long or like somebody’s number. Those were left out.',
    'contract-missing': 'The contract number is missing. Every row needs one, always the same for the same contract.',
    'contract-unusable':
      'The contract number is too long, has control characters or was rounded by a spreadsheet. Store the column as text.',
    'period-unreadable': 'The period is a whole number from 1 up: which instalment of the contract this is.',
    'periods-unreadable': 'The number of periods is a whole number, not below this period. It was left out.',
    'due-unreadable': 'This is not a date. Write it like 2026-12-05.',
    'amount-unreadable': 'This is not an amount. Write it like 3948.02, above zero and without a currency sign.',
    'currency-unreadable': 'A currency is a three-letter code, like CNY.',
    'status-unknown': 'The status can be paid or unpaid.',
    'card-tail-unreadable':
      'Only the last four digits of the card, as text. It was left out; never give the whole number.',
  },
}
