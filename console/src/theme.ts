import type { ThemeConfig } from 'antd'

/** Deep teal on warm paper, bronze for what is ours. The same colours stand as custom properties in styles.css. */
export const theme: ThemeConfig = {
  token: {
    /** Dialogs open at once for whoever asked the system for less motion. */
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#17625d',
    colorInfo: '#17625d',
    colorLink: '#17625d',
    colorSuccess: '#29724a',
    colorWarning: '#b0741b',
    colorError: '#b3382c',
    colorTextBase: '#1d2a2a',
    colorTextDescription: '#5c6a69',
    colorTextDisabled: '#66736f',
    colorTextPlaceholder: '#6b7876',
    colorPrimaryBg: '#e6f0ee',
    colorPrimaryBgHover: '#d8e8e5',
    colorPrimaryBorder: '#a9cbc6',
    colorInfoBg: '#eaf3f1',
    colorInfoBorder: '#bcd5d1',
    colorSuccessBg: '#e7f3ea',
    colorSuccessBorder: '#b9dcc3',
    colorWarningBg: '#fbf3e2',
    colorWarningBorder: '#ead2a3',
    colorErrorBg: '#fbeae7',
    colorErrorBorder: '#eebfb7',
    controlItemBgActive: '#e6f0ee',
    controlItemBgActiveHover: '#d8e8e5',
    colorBgLayout: '#f5f3ee',
    colorBorderSecondary: '#e9e5dc',
    colorBorder: '#d8d3c7',
    borderRadius: 8,
    /** Latin letters first, and marks by the language of the page; named in styles.css. */
    fontFamily: 'var(--font)',
    fontSize: 14,
    wireframe: false,
  },
  components: {
    Layout: { siderBg: '#102b2b', headerBg: '#ffffff', headerHeight: 56, headerPadding: '0 20px' },
    Menu: {
      darkItemBg: '#102b2b',
      darkItemSelectedBg: '#1e4f4b',
      darkItemColor: '#b9cbc8',
      darkItemHoverBg: '#173a39',
      itemBorderRadius: 8,
    },
    Button: { primaryShadow: 'none' },
    Card: { headerFontSize: 15, headerPadding: 20, bodyPadding: 20, headerHeight: 50 },
    Descriptions: { labelColor: '#5c6a69' },
    Table: { headerBg: '#f8f6f1', headerColor: '#5c6a69' },
  },
}
