import type { ThemeConfig } from 'antd'

export const FONT_STACK =
  '"Inter", "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif'

/** Deep teal on warm paper, bronze for what is ours. The same colours stand as custom properties in styles.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#17625d',
    colorInfo: '#17625d',
    colorLink: '#17625d',
    colorSuccess: '#2f7d4f',
    colorWarning: '#b0741b',
    colorError: '#b3382c',
    colorTextBase: '#1d2a2a',
    colorBgLayout: '#f5f3ee',
    colorBorderSecondary: '#e9e5dc',
    colorBorder: '#d8d3c7',
    borderRadius: 8,
    fontFamily: FONT_STACK,
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
    Card: { headerFontSize: 15, bodyPadding: 20 },
    Table: { headerBg: '#f8f6f1', headerColor: '#5c6a69' },
  },
}
