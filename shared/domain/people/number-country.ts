/**
 * The country of a number, by the longest of these beginnings of its E.164 digits. Of numbers that several share the one
 * that runs them: +590 is GP. Made of libphonenumber-js 1.13.16 (read 2026-11-29), which is too large for the sender; a
 * test compares the two.
 */
const CALLING_CODES =
  '1US 7RU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39IT 40RO 41CH 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52MX 53CU 54AR ' +
  '55BR 56CL 57CO 58VE 60MY 61AU 62ID 63PH 64NZ 65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 93AF 94LK 95MM 98IR 211SS ' +
  '212MA 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG ' +
  '235TD 236CF 237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 246IO 247AC 248SC 249SD 250RW 251ET 252SO 253DJ ' +
  '254KE 255TZ 256UG 257BI 258MZ 260ZM 261MG 262RE 263ZW 264NA 265MW 266LS 267BW 268SZ 269KM 290SH 291ER 297AW 298FO ' +
  '299GL 350GI 351PT 352LU 353IE 354IS 355AL 356MT 357CY 358FI 359BG 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC ' +
  '378SM 380UA 381RS 382ME 383XK 385HR 386SI 387BA 389MK 420CZ 421SK 423LI 500FK 501BZ 502GT 503SV 504HN 505NI 506CR ' +
  '507PA 508PM 509HT 590GP 591BO 592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599CW 670TL 672NF 673BN 674NR 675PG 676TO ' +
  '677SB 678VU 679FJ 680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 850KP 852HK 853MO 855KH ' +
  '856LA 880BD 886TW 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH 974QA 975BT 976MN ' +
  '977NP 992TJ 993TM 994AZ 995GE 996KG 998UZ'

/** Countries behind another one's calling code, by the beginnings of their numbers without it. */
const BEHIND: Readonly<Record<string, string>> = {
  '1CA':
    '204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 ' +
    '548 579 581 584 587 600 604 613 622 633 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942',
  ...{ '1AG': '268', '1AI': '264', '1AS': '684', '1BB': '246', '1BM': '441', '1BS': '242', '1DM': '767' },
  ...{ '1DO': '809 829 849', '1GD': '473', '1GU': '671', '1JM': '658 876', '1KN': '869', '1KY': '345', '1LC': '758' },
  ...{ '1MP': '670', '1MS': '664', '1PR': '787 939', '1SX': '721', '1TC': '649', '1TT': '868', '1VC': '784' },
  ...{ '1VG': '284', '1VI': '340' },
  ...{ '7KZ': '7', '262YT': '639', '290TA': '8', '599BQ': '3 4 7' },
  '44GG': '7781 7839 79111 79117',
  '44JE': '7509 7797 7829 7937 77003 77007 77008',
  '44IM': '7524 7624 74576',
}

const COUNTRY_OF_PREFIX: ReadonlyMap<string, string> = new Map([
  ...CALLING_CODES.split(' ').map(splitCode),
  ...Object.entries(BEHIND).flatMap(([key, beginnings]) => {
    const [code, country] = splitCode(key)
    return beginnings.split(' ').map((beginning) => [`${code}${beginning}`, country] as const)
  }),
])
const LONGEST_PREFIX = 7

/** Two letters of ISO 3166-1 each: the countries that can be told by their numbers, in alphabetical order. */
export const COUNTRIES: readonly string[] = [...new Set(COUNTRY_OF_PREFIX.values())].sort()

/** The country of an E.164 number, as two letters of ISO 3166-1; undefined for satellites and other numbers of no country. */
export function countryOfNumber(e164: string): string | undefined {
  const digits = e164.slice(1)
  for (let length = LONGEST_PREFIX; length > 0; length -= 1) {
    const country = COUNTRY_OF_PREFIX.get(digits.slice(0, length))
    if (country !== undefined) return country
  }
  return undefined
}

function splitCode(pair: string): readonly [code: string, country: string] {
  return [pair.slice(0, -2), pair.slice(-2)]
}
