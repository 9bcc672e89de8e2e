import type { shops as zhShops } from '../zh/shops.ts'

export const shops: typeof zhShops = {
  shops: {
    pageTitle: 'Settings',
    pageAbout: 'What all campaigns share. Admins change it, everybody may read it.',
    title: 'Shops',
    about:
      'How texts call your shop or company. The default wordings of new campaigns name it where it is known, and leave it out where it is not.',
    none: 'There is no shop yet.',
    add: 'Add a shop',
    remove: 'Remove this shop',
    unnamed: 'Shop without a name',
    home: 'Home shop',
    name: 'Name',
    nameHint: 'As texts call it, such as Nuts & Co',
    id: 'Id',
    idHint: 'The shop’s id in order events',
    hotline: 'Hotline',
    hotlineHint: 'May be left out, such as 400-000-0000',
    cutOffs: 'Cut-offs',
    cutOffsHint: 'Orders paid until then leave that day. They count for nudges of campaigns that name none.',
    cutOffTime: 'Time',
    cutOffDays: 'Days of the week',
    addCutOff: 'Add a cut-off',
    homeChoice: 'Which is the home shop?',
    homeAbout: 'Orders and contracts that name no shop are its own. Once saved it stays.',
    saved: 'Saved; it holds from now on',
  },
}
