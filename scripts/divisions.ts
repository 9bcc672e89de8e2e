/**
 * Zones of the states and provinces whose area codes overlie one another, and of Australia's states: 49 CFR 71
 * (https://www.ecfr.gov/current/title-49/subtitle-A/part-71), and the comments of tz 2026c's zone.tab, read 2026-11-29.
 */
export const DIVISIONS: Readonly<Record<string, readonly string[]>> = {
  ...named('US', {
    'America/Chicago': 'AL AR IL IA LA MN MS MO OK WI',
    'America/Chicago America/Denver': 'KS NE ND SD TX',
    'America/New_York': 'CT DE DC GA ME MD MA NH NJ NY NC OH PA RI SC VT VA WV',
    'America/New_York America/Chicago': 'FL IN KY MI TN',
    'America/Denver': 'CO MT NM UT WY',
    'America/Denver America/Phoenix': 'AZ',
    'America/Denver America/Los_Angeles': 'ID NV OR',
    'America/Los_Angeles': 'CA WA',
    'America/Anchorage America/Adak': 'AK',
    'Pacific/Honolulu': 'HI',
  }),
  ...named('CA', {
    'America/Edmonton': 'AB',
    'America/Vancouver America/Edmonton America/Creston America/Fort_Nelson': 'BC',
    'America/Winnipeg': 'MB',
    'America/Halifax': 'NB NS PE',
    'America/St_Johns America/Halifax': 'NL',
    'America/Edmonton America/Inuvik': 'NT',
    'America/Iqaluit America/Rankin_Inlet America/Resolute America/Cambridge_Bay': 'NU',
    'America/Toronto America/Winnipeg America/Atikokan': 'ON',
    'America/Toronto America/Halifax America/Blanc-Sablon': 'QC',
    'America/Regina America/Edmonton': 'SK',
    'America/Whitehorse America/Dawson': 'YT',
  }),
  ...named('AU', {
    'Australia/Sydney Australia/Adelaide Australia/Lord_Howe': 'NSW',
    'Australia/Sydney': 'ACT TAS VIC',
    'Australia/Brisbane': 'QLD',
    'Australia/Adelaide': 'SA',
    'Australia/Darwin': 'NT',
    'Australia/Perth Australia/Eucla': 'WA',
  }),
}

/** As Google's data for area codes writes them where it does not name a place with the state's letters. */
export const STATE_NAMES: Readonly<Record<string, string>> = {
  ...{
    Alabama: 'AL',
    Alaska: 'AK',
    Arizona: 'AZ',
    Arkansas: 'AR',
    California: 'CA',
    Colorado: 'CO',
    Connecticut: 'CT',
  },
  ...{ Delaware: 'DE', 'Washington D.C.': 'DC', Florida: 'FL', Georgia: 'GA', Hawaii: 'HI', Idaho: 'ID' },
  ...{ Illinois: 'IL', Indiana: 'IN', Iowa: 'IA', Kansas: 'KS', Kentucky: 'KY', Louisiana: 'LA', Maine: 'ME' },
  ...{ Maryland: 'MD', Massachusetts: 'MA', Michigan: 'MI', Minnesota: 'MN', Mississippi: 'MS', Missouri: 'MO' },
  ...{ Montana: 'MT', Nebraska: 'NE', Nevada: 'NV', 'New Hampshire': 'NH', 'New Jersey': 'NJ', 'New Mexico': 'NM' },
  ...{ 'New York': 'NY', 'North Carolina': 'NC', 'North Dakota': 'ND', Ohio: 'OH', Oklahoma: 'OK', Oregon: 'OR' },
  ...{ Pennsylvania: 'PA', 'Rhode Island': 'RI', 'South Carolina': 'SC', 'South Dakota': 'SD', Tennessee: 'TN' },
  ...{ Texas: 'TX', Utah: 'UT', Vermont: 'VT', Virginia: 'VA', Washington: 'WA', 'Washington State': 'WA' },
  ...{ 'West Virginia': 'WV', Wisconsin: 'WI', Wyoming: 'WY', Alberta: 'AB', 'British Columbia': 'BC' },
  ...{ Manitoba: 'MB', 'New Brunswick': 'NB', 'Newfoundland and Labrador': 'NL', 'Nova Scotia': 'NS', Nunavut: 'NU' },
  ...{ Ontario: 'ON', 'Prince Edward Island': 'PE', Quebec: 'QC', Québec: 'QC', Saskatchewan: 'SK', Yukon: 'YT' },
}

function named(country: string, states: Readonly<Record<string, string>>): Record<string, string[]> {
  const rows = Object.entries(states)
  return Object.fromEntries(
    rows.flatMap(([zones, names]) => names.split(' ').map((name) => [`${country}-${name}`, zones.split(' ')])),
  )
}
