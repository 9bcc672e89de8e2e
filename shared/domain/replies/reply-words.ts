/*
 * What people write to end texts, to have them again, or to ask what this is: facts/rules of carriers and countries as data.
 * Sources: CTIA Messaging Principles (STOP, END, CANCEL, QUIT, UNSUBSCRIBE, START, HELP), 47 CFR 64.1200(a)(10), AWS End User
 * Messaging's own opt-out keywords, and the letters that mainland China's texts name (R, T, TD, N); all read 2026-11-29.
 */

/** Of a text that says nothing else, however often, with any politeness around it. */
export const STOP_WHOLE: ReadonlySet<string> = new Set(
  (
    'r t td n rr tt tdd stop stopp stopall stopal unstopall unsubscribe unsub cancel end quit optout revoke remove arret arreter ' +
    'stpo sotp sotp stp st0p stip stopit stoppen baja parar alto sair basta annulla cancellami afmelden uitschrijven abmelden ' +
    'abmeldung abbestellen tuiding tuidin quxiao стоп отписка отписаться отпишите отмена rezygnuje wypisz ' +
    '退订 退定 退丁 推订 退訂 勿扰 勿擾 别发 别发了 別發 別發了 不要发 不要发了 不要再发 不要發了 不要再發 别再发了 別再發了 取消订阅 ' +
    '取消訂閱 退会 수신거부 거부 해지 중단 그만 차단 बंद रोको توقف'
  ).split(' '),
)

/** The same, but with a 了 or 我要 around them they speak of an order. */
export const STOP_BARE: ReadonlySet<string> = new Set('退 取消 拒收 停 停止 屏蔽 不收 解除 退出'.split(' '))
export const PLEASE = /^(?:请|請|麻烦|您好|你好)+|(?<!谢谢|謝謝|多谢)(?:谢谢|謝謝|多谢)+$/gu

export const START_WHOLE: ReadonlySet<string> = new Set(
  'start unstop resume subscribe resubscribe optin 恢复 恢復 恢复接收 恢复订阅 重新订阅 重新訂閱 订阅 訂閱 开启 重新接收 取消退订 取消拒收 수신동의 alta reprendre'.split(
    ' ',
  ),
)
/** Carriers read it as START; anybody else as a yes to whatever was asked. */
export const START_IF_STOPPED: ReadonlySet<string> = new Set(['yes'])

export const HELP_WHOLE: ReadonlySet<string> = new Set(
  'help info 帮助 幫助 aide hilfe ayuda aiuto ajuda hulp ヘルプ 도움말 помощь'.split(' '),
)

/** Politeness, names of texts, and how to reply: they say nothing of what is wanted. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'please pls plz plse thanks thank you thx ty ok okay hi hello hey and sir madam now immediately already ' +
    'bitte danke merci svp por favor gracias grazie alstublieft obrigado пожалуйста reply ' +
    '请 謝謝 谢谢 谢了 多谢 麻烦 麻烦了 麻烦您 您好 你好 好 好的 了 啊 吧 呀 啦 哦 嗯 回复 回覆 回 短信 我要 我想 要 帮我 给我 立即 马上 谢 하세요 합니다 주세요 요'
  ).split(' '),
)

/** Certain wherever they stand: they name the texts that shall end. Latin letters are without accents. */
export const STOP_ALWAYS: readonly RegExp[] = [
  /\b(?:unsubscribe|unsubscribing|unsubcribe|unsuscribe|unsubscibe|unsubsribe|unsubscrib|unsub|stopall|optout)\b/u,
  /\bopt(?:ing|ed)?[ -]?(?:me |us |my number |this number )?out\b/u,
  /\b(?:revoke|withdraw)\w* (?:my |our |the |any )?consent\b/u,
  /\b(?:stop|quit|cease|halt|end|discontinue) (?:all |with |it with |sending |sending me |these |the |your |those |any |this |of |damn |bloody |more )*(?:texting|texts?|messag\w*|msgs?|msging|sms|spam\w*|contacting|bothering|harass\w*|advert\w*|ads|promo\w*|marketing|emailing|alerts?|notifications?)\b/u,
  /\bstop (?:sending|writing) (?:me|us|this|these|stuff|so many|them|to)\b/u,
  /\b(?:dont|do not|never|no longer|should not|cannot) (?:you )?(?:ever |want you to |please )?(?:text|message|msg|sms|spam|contact|bother|harass)(?: me| us| this number| my phone| my number| here| again| anymore| any more| ever| please)*$/u,
  /\b(?:dont|do not|never) (?:you )?(?:ever |please )?(?:send|write)(?: me| us| to me)?(?: any| any ?more| anymore| these| those| your| such| more)* (?:texts?|messages?|msgs?|sms|spam|ads|adverts?|promo\w*|marketing|offers)\b/u,
  /\b(?:dont|do not) (?:want|wish|need|care)(?: to (?:get|receive|see|have|read))?(?: for)?(?: any| any ?more| more| these| those| your| such| this| to get)* (?:texts?|messages?|msgs?|sms|spam|ads|adverts?|promo\w*|marketing|offers)\b/u,
  /\bno (?:more|further) (?:of (?:these|those|your) )?(?:texts?|texting|messages?|msgs?|sms|spam|ads|adverts?|promo\w*|marketing|offers|alerts?)\b/u,
  /\b(?:remove|delete|erase|strike|drop) (?:me|us|my (?:phone |mobile |cell )?number|this (?:phone )?number|my details)(?: (?:from|off|please|now|out)\b|$)/u,
  /\btake (?:me|us|my (?:phone |mobile )?number|this number) (?:off|out)\b/u,
  /\b(?:leave me|leave us) alone\b/u,
  /\bcancel (?:all |my |the |these |your |this |future )*(?:subscription|texts?|messages?|sms|alerts?|notifications?|texting)\b/u,
  /\b(?:want|wish|like|going|need|asking|ask) (?:you |this |these |it |them |all this )?to stop(?: now| please| immediately| today)?$/u,
  // French
  /\b(?:desabonn|desinscri)\w*/u,
  /^(?:arretez|stop aux sms)(?: svp| merci)*$/u,
  /\b(?:arret|arrete|arretez|arreter|cessez?)(?: tout)?(?: de)? (?:m ?envoyer|m ?ecrire|les |vos |ces |ce |cette |avec |la )?(?: ?(?:sms|messages?|textos?|pub\w*|envois?|spam|harcel\w*))/u,
  /\b(?:arrete|arretez|cessez) de m/u,
  /\bne (?:plus m|me? ?(?:envoy|ecri|contact)\w* plus)/u,
  /\bplus (?:de|aucun) (?:vos )?(?:sms|messages?|textos?|pub\w*)\b/u,
  // German
  /\b(?:abmelden|abmeldung|austragen|abbestellen)\b/u,
  /\bkeine?n? (?:weiteren? |solchen? |mehr )?(?:sms|nachrichten?|werbung|werbe\w*|texte|mitteilungen)\b/u,
  /\b(?:hor|horen sie|hort|hoeren sie) (?:bitte |endlich |sofort )?auf\b/u,
  /\b(?:nicht|nie) mehr (?:schreiben|anschreiben|kontaktieren|schicken|senden)\b/u,
  /\b(?:aus (?:der|dem|ihrem|ihrer) (?:liste|verteiler)|nummer (?:loschen|entfernen|streichen))/u,
  /\bstopp?en sie\b/u,
  // Spanish, Portuguese, Italian
  /\b(?:dar?me|darme|dame|denme|den|dar|damos|quiero la|solicito la|doy) de baja\b/u,
  /\b(?:quiero|solicito|pido|deseo) (?:la |mi )?baja\b/u,
  /\bno (?:me |nos )?(?:envi\w+|mand\w+|escrib\w+|contact\w+|molest\w+)(?: \w+){0,2} mas\b/u,
  /\bno (?:quiero|deseo)(?: recibir)?(?: \w+){0,1} (?:mas )?(?:mensajes?|sms|publicidad|promociones)\b/u,
  /\bno mas (?:mensajes?|sms|publicidad)\b/u,
  /\b(?:deje|dejen|deja|dejad|paren|para) (?:ya )?de (?:enviar|mandar|escribir|molestar)\w*/u,
  /\b(?:cancel\w+|anular) (?:mi |la |a |minha |l )?(?:suscripcion|subscripcion|inscricao|assinatura|iscrizione)\b/u,
  /\b(?:descadastr|disiscri|disiscriv)\w*/u,
  /\bnao (?:me )?(?:envi\w+|mand\w+)(?: \w+){0,2} mais\b/u,
  /\bnao quero(?: mais)?(?: receber)?(?: mais)? (?:mensage\w+|sms|propaganda)\b/u,
  /\bpar(?:e|em|ar) de (?:me )?(?:enviar|mandar|escrever)\b/u,
  /\bnon (?:mi |ci )?(?:mandat\w+|inviat\w+|scrivet\w+|mandare|inviare|scrivere|contattat\w+)(?: \w+){0,2} piu\b/u,
  /\bnon voglio(?: piu)?(?: ricevere)?(?: piu)?(?: i vostri)? (?:sms|messaggi|pubblicita)\b/u,
  /\bbasta (?:con )?(?:i |gli |questi |vostri )*(?:sms|messaggi|pubblicita)\b/u,
  /\b(?:cancellat\w+|cancellami|toglietemi|rimuovetemi) (?:dalla|dal|subito|per favore|il mio numero)/u,
  // Dutch, Polish, Russian
  /\b(?:afmelden|uitschrijven|schrijf me uit|meld me af)\b/u,
  /\bgeen (?:verdere |enkele )?(?:sms\w*|berichten|reclame)(?: meer)?\b/u,
  /\bstop (?:met|sms|de) (?:sturen|berichten|sms\w*|reclame)\b/u,
  /\b(?:wypis\w+|prosze nie (?:wysylac|pisac|przysylac)|nie (?:wysylajcie|piszcie|przysylajcie))/u,
  /(?:отпи[сш]\S*|не (?:пишите|присылайте|шлите|отправляйте|беспокойте)|прекратите (?:писать|присылать|рассыл\S*|отправ\S*|слать)|хватит (?:писать|слать|присылать))/u,
  // Korean, Japanese, Hindi, Arabic: the words as they are written together
  /(?:수신거부|문자(?:를)?(?:그만|보내지|안보내|거부)|보내지마|보내지말|그만보내|그만좀보내|광고거부|차단해|해지해|구독취소)/u,
  /(?:配信停止|配信解除|送らないで|送信しないで|送ってこないで|受信拒否|配信を?止めて|もう要りません|メッセージ.*停止|登録解除|購読解除)/u,
  /(?:मत भेज|ना भेज|न भेज|भेजना बंद|बंद कर|मैसेज बंद|संदेश बंद|\b(?:sms|message|messages|msg) (?:mat bhej|band kar)|\bmat bhej|\bband karo\b)/u,
  /(?:إلغاء الاشتراك|الغاء الاشتراك|لا ترسل|توقف عن|اوقف الرسائل|أوقف الرسائل)/u,
  // Chinese: the texts are named
  /(?:退[订訂定]|取消)(?:[你您]们?的?|[這这]个|[這这]些|所有|全部|一下|一切)?(?:短信|簡訊|简讯|信息|訊息|消息|推送|推广|推廣|营销|行銷|广告|廣告|服务短信|通知短信|(?:订阅|訂閱)(?!杂志|报|课|会员|号))/u,
  /(?:拒收|屏蔽|不接收|不再接收|停止接收|拒绝接收|拒絕接收)(?:[你您]们?的?|任何|一切|所有|此类|这类|该类|营销|促销|推销|垃圾)*(?:短信|簡訊|信息|訊息|消息|推送|推广|营销|广告|廣告)/u,
  /(?:别|別|不要|不用|不必|勿|莫|甭|禁止|停止|不许|不准|少|无需|麻烦不要)(?:再|老|总|总是|一直|天天|每天|继续|乱|亂)*(?:给|給|跟|向|往)?(?:我|我们|我們|本人|俺|咱|这个号码?|此号码?|这个手机|我手机)*(?:再|老|总是|一直|天天|乱|亂|继续|随便)*(?:发|發|发送|發送|傳|传|推送|寄)(?:来)?(?:了)?(?:任何|什么|这些|這些|这种|这类|这样的|那些|此类|垃圾|营销|推销|促销|优惠|这|的|无聊|骚扰|你们的|各种|贷款|理财|活动)*(?:短信|簡訊|简讯|信息|訊息|消息|广告|廣告|推送|推销|促销|东西了|垃圾)/u,
  /(?:不想|不愿意?|不願意?|不要让我|别让我|不希望|拒绝|不需要|不要|无意|不必|懒得)(?:再|继续)*(?:收到|接收|收|看到|看|接到)(?:到)?(?:了)?(?:任何|[你您]们?的?|这些|這些|这种|这类|此类|垃圾|营销|推销|促销|一切|什么|的|贵司|贵公司|商家|广告)*(?:短信|簡訊|简讯|信息|訊息|消息|广告|廣告|推送|通知了)/u,
  /(?:不要|别|別|勿|莫|停止|请勿|請勿|少来)(?:再|老|总是|一直|天天|继续)*(?:来)?(?:给我|向我|跟我|对我)?(?:打扰|打擾|骚扰|騷擾|烦|推销|推銷)(?:我|人|我们|了|$)/u,
  /(?:把|将)?(?:我|我的|本人)(?:的)?(?:手机|电话|电话号码|手机号码|手机号|号码|号|信息)(?:从.{0,8})?(?:删|刪|移除|去掉|拉黑|剔除|注销)/u,
  /(?:删除|删掉|移除|去掉|注销)(?:我|我的|本人|这个)(?:的)?(?:手机|电话|联系方式|号码|手机号)/u,
  /(?:停止|终止|暂停|关闭|关掉|停掉|结束)(?:[你您]们?的?|所有|一切|对我的?|向我|给我|这种|此类)*(?:发送|發送|傳送|传送|推送|群发|短信|簡訊|推广|推銷|推销|骚扰|营销|发短信|短信服务|短信推送)/u,
  /(?:把|将)?短信(?:给我|帮我)(?:停|关)/u,
  /(?:短信|广告|消息|(?<!物流|快递|订单)信息|推送)(?:就|都|全|请|麻烦|可以|能不能|能|太多了|太烦了|烦死了|很烦)*[,，。!！]?(?:就|都|全|请|麻烦|快)*(?:别|別|不要|停|不用|勿)(?:再|老)*(?:发|發|推|传)?(?:给我)?(?:了(?!\p{N}|[一二三四五六七八九十两几好多])|吧|掉|来|啦|$)/u,
  /(?:我要|我想|请|帮我|给我|怎么|如何|怎样|申请|要求|强烈要求|快|赶紧|马上|立即|立刻)(?:帮我|给我|把我|将我)?退[订訂定](?![单單房机機酒票金货貨购購座位车車餐团團的])/u,
  /^退[订訂定](?![单單房机機酒票金货貨购購座位车車餐团團课課的])/u,
  /(?:回复?|發|发|打)(?:过|了)?(?:td|t|r|n)(?:了|退订)?(?:退订|还在?发|怎么还|没用|也没用|$)/u,
  /^(?:td)+$/u,
]

/** Certain unless the text is about an order: `别发了` may mean a parcel. */
export const STOP_UNLESS_ORDER: readonly RegExp[] = [
  /(?:^|[^先])(?:别|別|不要|不用|不必|勿|莫|甭|停止|不许|不准)(?:再|老|总是|一直|天天|继续|乱|亂)*(?:给|給|跟|向|往)?(?:我|我们|我們|本人|俺|这个号码?|我手机)*(?:再|老|总是|一直|天天|乱|亂)*(?:发|發|傳|推送)(?:来|给我|給我|过来)?(?:了|啦|咯|吧|!|！|$)/u,
  /退[订訂定](?![单單房机機酒票金货貨购購座位车車餐团團课課的])/u,
  /(?:^|[^快货包])拒收(?:$|了$|谢谢|[,，。!！])/u,
  /(?:拉黑|举报|投诉)(?:你们?|了)?.{0,60}(?:发|骚扰|短信)/u,
  /(?<!\b(?:the|a|bus|tram|train|metro|full|pit|next|last|first|second|one|non|every|that|our|my) )\bstop(?: it| this| that| now| please| pls| plz| already| immediately| thanks| thank you| me| sir| all| ok| it now| doing this| this now)*$/u,
  /^(?:please |pls |plz |just |ok |hey |now |i said |guys )*stop(?: it| this| that| now| please| pls| plz| already| immediately| all| ok| thanks)*(?:$| (?:i|we|you|or|this is|thats|its|before|enough|im|dont|do|no)\b)/u,
  /\b(?:enough|quit it|knock it off|cut it out)(?: already| now| please)*$/u,
  /\bquit(?: it| this| now| please| already)*$/u,
  /\bstopp\b/u,
  /^(?:stop|arret)\b(?= (?:sms|merci|svp|stp|bitte|sofort|pub|por favor|ya|subito|per favore))/u,
  /(?:그만|중단)(?:해|하|요|$)/u,
  /(?:停止して|止めて|やめて)/u,
]

/** What a text is about when `stop` or `别发` means a parcel, a bus or a payment. */
export const ABOUT_ORDER =
  /(?:货|貨|快递|快遞|包裹|订单|訂單|顺丰|圆通|中通|申通|韵达|邮政|京东|地址|尺码|颜色|红色|蓝色|黑色|白色|发错|发漏|退款|换(?:货|一|个|个|大|小|颜色|成|我|别)|那单|这单|该单|单号|单子|仓库|驿站|签收|酒店|机票|房间|座位|发票|押金|定金|航班|车票|预约|餐|课|楼|电梯|公交|地铁|\b(?:order|parcel|package|delivery|deliver|shipment|ship|courier|driver|bus|train|station|payment|refund|card|hotel|flight|booking|appointment|address|size|colou?r|item|shop|store|lift|bestellung|paket|lieferung|commande|colis|livraison|pedido|paquete|entrega|ordine|pacco|consegna|pedido|bestelling|pakket)\b)/u

/** Which is turned round: who writes it wants texts, or speaks of earlier ones. */
export const STOP_DENIED =
  /(?:\b(?:dont|do not|didnt|did not|never|not|wont|cant|please dont|no need to|without) (?:want to |wish to |mean to |meant to |ask to |have to |need to )?(?:stop|unsubscrib\w*|unsub|opt(?:ed)?[ -]?out|cancel|quit)\b|\b(?:why|when) did (?:you|it|they|the texts) stop\b|(?:没|沒|没有|不想|不要|不是要|并非|不会|未|别|不用|不小心(?:点|按|回复?)?了?|误(?:点|按|回复?)?了?|何时|并没|从没|没想)(?:有|想|要|点|说)?(?:退[订訂定]|取消订阅|拒收)|(?:取消|撤销|恢复)(?:了)?(?:退[订訂定]|拒收)|nicht abmelden|nicht abbestellen|\bpas (?:me |m )?desabonner|no (?:quiero )?(?:darme|dar) de baja)/u

/** Not for ever, or not for everything: a person has to read it. */
export const STOP_FOR_A_TIME =
  /(?:\b(?:text|message|contact|call|send|texting|messaging)\b.*\b(?:after \d|before \d|until|at night|at work|on sundays?|during|while im|today|tomorrow|this week|this late|so late|so early)\b|(?:早上|上午|中午|下午|晚上|半夜|夜里|上班时间?|午休|周末|这几天|今天|明天|\d+点(?:以?后|之?后|以?前|之?前))[^,，。]{0,6}(?:别|別|不要|勿))/u

/** Advertising alone is refused: notices about orders may still come. */
export const MARKETING_ONLY =
  /(?:营销|行銷|促销|推广|推廣|广告|廣告|推销|推銷|优惠(?:短信|信息|活动)|活动短信|\b(?:marketing|promo\w*|adverts?|advertis\w*|ads|offers|werbung|werbe\w*|pub|publicit\w*|publicidad|promociones|pubblicita|propaganda|reclame)\b|광고)/u
