/** The first lunar year of the table, and the day it begins on. */
export const FIRST_LUNAR_YEAR = 1890
export const FIRST_LUNAR_DAY = '1890-01-21'

/**
 * The Chinese calendar from 1890 to 2110, four base-36 digits a year: the number of its leap month (0 for none) above 13
 * bits, of which the last is the year's last month, each set for a month of 30 days. As tyme4ts 1.5.2 has it, which agrees
 * with lunar-typescript on every day from 1901 to 2099; `Intl`'s chinese calendar is wrong on 417 of them (checked
 * 2026-11-22). The library itself is 220 KB in every function that looks at a birthday.
 */
export const LUNAR_YEARS =
  '0es5012312uv00gn010r0zsa02vp01be0n8q02451gfh00xa021j0xn102li02ol0rx1012i01wt0ehp00xa15zv021902lh10v9' +
  '028k02ne0gd601uj1a2f00wn0217100b01b901ck0tkl00ja01uf0egf00wn14eu02mi02w50yax014d00ja0mlq01ta1d7x02hh' +
  '02mi17be028l012i0ti300gt01t90hm302391cph01ca028l0xpx00yi021n0l07010r1iqy02vp01be167e024500xi0tda021j' +
  '010m0opy02ol1ahh012i01v10xgd00x902190uh902lh1jtx028k029615ne01uj00wr0tcn02171vm301b901ck167o024601uf' +
  '0xf300wn018r0ll602w51h7p014c02460z8t01ta02hi0uj902mi02p10evp012i1cgr00gt01t910kr0239028a0tre02511n05' +
  '00xm021n13yv010r02370s5x01be02510ek500xi160e021a02li11d202mr014a0lm201v11zdp00x90219174b02lh02mq1104' +
  '028q012l0ehn00wr1cbb0217023p102t01ci02560l2u01tj1gdr00wn018r14ju02w501bm0tik023y01ta0nxq02hi1dhx02mi' +
  '02p10xud012i02250rbx010t1iqz0239028a16ei025101220tdm021n010r0n5301ar1b2r01be02510xit00xi021j0rbi02l2' +
  '1kbq02mq02p614kq012l00xa0tct020d02l10i0502mq1dn6028q01250xgb00wr02170uh7023p1pd101ci'
