"""Ordinary words of report prose: they name nothing, so they leave a sentence as clear as it was.

What is neither here, nor a cue, nor a name of the project is unknown; a claim whose subject holds
an unknown word is left unchecked. No word here names a place, an indicator or an institution.
"""

from __future__ import annotations

CHINESE = frozenset(
    """
    疫情 之年 时间轴 拉长 读数 联手 起步 交出 成色 一路 走到 起点 进步 明显 一年涨 涨了 站在 官员 负责人 板块 成功 各个 各级 各类 累计已 先后成功
    的 地 得 了 着 过 之 其 该 此 这 那 本 各 每 某 所 以 于 在 从 自 由 向 对 把 被 将 使 让 给 为 与 和 及
    或 而 且 则 但 却 也 都 均 皆 还 又 再 更 最 很 较 比 仅 只 才 就 便 已 曾 正 刚 未 不 没 无 非 有 是 乃
    即 若 如 因 故 并 至 到 达 约 近 超 逾 等 内 外 中 上 下 前 后 里 间 时 期 年 月 日 季 底 末 初 度 全 共
    总 合 计 新 旧 高 低 大 小 多 少 好 快 慢 强 弱 长 短 升 降 增 减 涨 跌 稳 位 名 个 项 家 件 人 元 万 亿
    分 点 倍 成 一 二 两 三 四 五 六 七 八 九 十 来 去 出 入 起 止 看 说 称 指 据 按 照 经 共计 者 首 末 值 数
    我 我们 他 她 它 他们 它们 自己 大家 本报告 报告 本文 本章 本节 本书 全文 上文 下文
    其中 其间 其余 其次 其后 此后 此前 此外 另外 同时 同期 同样 同年 当年 当期 本期 上期 前期 近期 近年 近年来
    目前 当前 如今 现在 现已 至今 迄今 截至 截止 截至目前 期间 时期 期末 期初 年末 年底 年初 年度 全年 月底 月末
    季末 以来 以后 以前 之后 之前 之间 之中 之内 之外 以上 以下 以内 左右 上下 前后 当中 中间 方面 层面 角度
    从而 因此 因而 所以 由于 因为 既 既然 虽然 尽管 但是 不过 然而 而且 并且 以及 或者 还是 不仅 不但 不只
    只有 只要 除了 除 除此之外 随着 伴随 通过 根据 依据 按照 依照 依托 依靠 围绕 针对 面对 关于 有关 相关 对于 至于
    显示 表明 指出 表示 介绍 认为 发现 可见 可以看出 看出 反映 体现 说明 据悉 据了解 了解 获悉 数据显示 报告显示
    统计显示 结果显示 数据 统计 资料 结果 情况 图表 公布 发布 印发 披露 报道 公开 刊登 登载 引用 引自 印作 印为
    记为 写作 记录 录得 报 报收 收于 收报 定格 定格在 锁定 锁定在 停留 停在 位于 处于 居于 站在 站上 迈上 迈入 迈过
    跨上 跨过 跨入 跃上 跃至 步入 进入 达到 达 约为 为 是 成为 作为 属于 系 有 拥有 具有 共有 现有 已有 仍有 仍 仍然
    依然 依旧 继续 持续 不断 逐年 逐步 逐渐 逐月 逐季 稳步 稳定 平稳 快速 迅速 迅猛 高速 加速 匀速 缓慢 大幅 大幅度 小幅
    微幅 略 略有 略微 稍 稍有 稍微 明显 显著 突出 有所 进一步 更加 尤其 特别 相当 十分 非常 极 极为 比较 相对 基本 大体
    大致 总体 整体 总的来看 总体上 总体来看 整体来看 全面 普遍 一般 通常 主要 重要 首要 关键 核心 基础 综合 单项 分项
    首次 第一次 再次 再度 又一次 重新 重返 重回 连续 连年 接连 累计 累积 合计 共 总共 一共 总计 统共 平均 均值 人均
    呈 呈现 出现 发生 产生 形成 实现 完成 取得 获得 收获 得到 保持 维持 延续 扭转 改变 变化 变动 差距
    态势 趋势 势头 走势 格局 局面 特征 特点 水平 水准 程度 幅度 速度 步伐 节奏 规模 数量 总量 总额 总数 数额 数目 数值
    数字 指标 分值 得分 评分 分数 值 点位 位置 名次 高位 低位 高点 低点 阶段 台阶 关口 大关 门槛 整数关口
    新台阶 新高度 新水平 新阶段 更高 更低 较高 较低 较快 较慢 较大 较小 较多 较少 偏高 偏低 良好 活跃 强劲 疲软 回暖 向好
    可观 可喜 亮眼 瞩目 引人注目 值得注意的是 值得一提的是 值得关注的是 需要说明的是 需要指出的是 具体来看 具体而言 具体来说
    分项看 分指标看 分区域看 分地区看 分城市看 分省看 分年度看 分领域看 从分项看 横向看 纵向看 纵向来看 横向来看 来看 来说
    而言 来讲 看 一方面 另一方面 首先 然后 最后 最终 起初 开始 结束 初期 后期 最初 起点 终点 基准 基数 基础上 基期 基年
    当时 那时 彼时 届时 之时 时候 时点 时段 一年 一年来 一年间 两年 每年 历年 历次 历版 各年 各期 多年 多年来 今后 未来 过去 最近
    原 原来 原先 本来 现 现行 现在 改为 修订为 修订 修正为 修正 更正为 调整为 调整 变为 变成 转为 换算 折合 折算 相当于 等于
    也就是 也就是说 即 亦即 换言之 换句话说 即便 即使 哪怕 甚至 乃至 直至 直到 终于 果然 居然 竟 竟然 竟达 高达 多达 低至 仅为
    仅有 仅仅 只是 只剩 尚 尚未 还有 还是 另有 另 另据 又 亦 皆 全部 所有 全体 整个 部分 大部分 多数 少数 个别 若干 许多
    不少 大量 较上期 区域内 区域间 区域 地区 区内 区外 省内 省外 市内 市外 本地 本市 本省 本区 全市 全省 全区 当地 各地 各市 各省 各区 各城市
    各项 各类 各级 各界 各方 各自 彼此 相互 互相 之一 之间的 对外 对内 内部 外部 跨 跨区域 跨地区 
    表现 排名 排序 次序 顺序 位次 名列 跻身 榜单 榜首 行列 阵营 梯队 圈层 城市 省份 国家 省市 三地 四地 两地 两者 三者 四者 二者 双方
    前者 后者 二者之间 两市 三市 四市 两省 三省 四省 两国 三国 年份 两年间 一年后 一年前 次年 翌年 上年末 上年底 去年底 今年底
    年来 间 同类 同比例 口径 可比 可比口径 现价 按现价计算 按可比价计算 现价计算 初步 初步核算 核算 测算 计算 估算 估计 推算 看似 其实 实际 实际上
    事实上 确切 准确 精确 确为 确实 的确 正好 恰好 恰 刚好 刚刚 足足 整整 不算 谈不上 并不 不再 没有 并未 从未 未曾 早在 远 远远 远高于
     背景下 推动下 带动下 影响下 情况下 条件下 过程中 基础之上 带来 引起 导致 反之 相反 相应 相比之下 与此同时 同步 一道 一起 一并 分别
    依次 先后 分列 分居 位列 位居 名列前茅 稳居 牢牢 牢固 始终 一直 一路 一度 直接 间接 有效 有力 有序 积极 稳健 扎实 深入 深度 广泛 充分
    更为 愈发 越发 日益 日渐 渐次    展现 展示 释放 彰显 凸显 印证 证明 标志 标志着 意味着 代表 代表着 得益于 归功于 受益于 受 受到
    在内 在于 包括 包含 涵盖 涉及 覆盖 分为 划分 纳入 计入 记入 列入 收录 收集 采集 采用 使用 运用 应用 利用 通过 经由
              这一 这个 这些 那个 那些 这项 该项 此项 上述 下述 以下 如下 下列 前述 所述 这里 那里
    一个 一项 一家 一种 一次 一批 个 项 家 件 篇 位 名 人 套 台 份 批 次 家次 人次 场 种 类 支 只 条 座 处 笔 吨 户 届 期 册 元 美元
    万元 亿元 万人 万件 万家 平方公里 公里 人年 万人年 分 点 个点 百分点 个百分点 岁 倍  呢 吗 啊 吧 罢了 而已  所谓 诸如 例如 比如 譬如
    表中 图中 见 详见 参见 如图 如表 所示 所列 附 注 备注 说明 来源 出处 资料来源 数据来源 单位 名称 编制 编制单位 课题组 研究组 有关部门 部门
    新增 净增   月均 日均 每日 每天 每月 平均每天 平均每年 每年平均 家企业 万亿 余 多 强 许 整 之多 之久 之高 之低 倍数 比例 比率 比值
    这 两年来 三年来 底线 上线 首尾 末年 首年 始末 起始 收尾 起始年 终止 两端 两头 前两 后两 前三 末位 尾 头 尾数 头两年 后来 随后 紧接着 接着 接下来 转而
    曾经 曾为 曾达 曾有 早已 业已 已经 已达 已有 已为 已由 现已 刚过 略超 略低 略高 略少 略多 稍高 稍低 远超 远低于 超出 不及 不如 好于 优于 快于 慢于 大于 小于 多于 少于
    国家统计局 统计局 省统计局 市统计局 省科技厅 市科技局 科技局 科技部 主管部门 新闻发布会 发布会 公报 统计公报 年鉴 统计年鉴 蓝皮书 白皮书 简报 通报 通稿 文章 新闻 媒体 记者 作者 编辑 学者 专家 负责人 相关负责人
    
    该市 该省 该区 该地 我市 我省 我区 我县 该团 该县 该城 该镇 该国 本团 当年内 有误 无误 正确 错误 属实 没错 城乡 首发 首次发布 首版 首份 最新 最新版 最新一版 新版 旧版 老版 早先 先前 上一版 前一版 上版 前版 本版 这一版 该版 各版 同一版 同版 两版 版本 版次 版
    """.split()
)
"""Words, each of which may stand anywhere in a sentence."""

CHINESE_CONTENT = frozenset(
    """
    一体化 高质量 协同 协调 推进
    推动 促进 带动 拉动 支撑 助力 加快 深化 强化 加强 完善 优化 提升 改善 巩固 夯实 扩大 拓展 开展 进行 组织 建设 发展 创新
    工作 成效 成果 成绩 进展 效果 作用 影响 意义 优势 活力 动力 能力 实力 潜力 后劲 机制 体系 平台 环境 条件 支持
    入选 获评 认定 新获批 获批 招收 培养 引聚 集聚 签订 签署 签约 达成 促成 招引 引进 引入 引育 派出 选派 派驻 派遣 走访 对接 申报 辅导 服务 联系 参加 参与 举办 举行 组建 成立 设立 备案 落地 注册 融资 转化 推出 承担
    输出 输入 流出 流入 转出 转入 转移 合著 合写 发表 拥有量 保有 每万人 每百万人 有误 无误 正确 错误 属实 没错 可共享 向外 往来                   投入 产出     
    """.split()
)
"""Words with a meaning of their own: known, but a number that only inherits its indicator may not
stand beside one (已组建六批科技镇长团)."""

CHINESE_NOUNS = frozenset(
    """
    上市 成员 团员 队伍 人才 企业 高校 院所 院校 科研院所 项目 协议 合同 技术 科技 产学研 产业 资本 资金 论文 专利 发明 人员 经费 收入 支出 利润 税收 投资 贷款 机构 单位 平台 载体 基金 产值 产量
    """.split()
)
"""Things of their own: beside the name of an indicator they make it another one (企业R&D经费)."""

ENGLISH = frozenset(
    """
    reading readings researcher researchers pointing averaging ending employed employs equivalent home hit official officials economist economists analyst analysts noted notes pointed performer performers weakest came come recorded jumped improved improving quadrupling doubling tripling picture story stage step era decade turn start starting point headline whole course
    a an the this that these those it its they their them he she his her we our us you your i my one ones
    of in on at by for from to into onto upon with without within between among amid across over under above below
    through throughout during before after since until till up down out off about around near per via as than then
    and or but nor so yet if though although while whereas because when where which who whom whose what how why whether
    is are was were be been being am has have had having do does did done doing will would shall should can could may might must
    not no none never neither only just even still also too very quite rather much many more most less least few fewer several some any all
    both each every either other others another same such own again once twice ever already yet almost nearly
    here there now today currently then later earlier recently meanwhile afterwards thereafter finally first last next
    year years yearly annual annually month months monthly quarter day days decade period periods end beginning start mid early late
    time times level levels value values figure figures number numbers total totals amount amounts sum average mean rate rates ratio ratios
    percent percentage point points index indices score scores reading print result results data datum statistic statistics report reports
    edition editions release releases released publish published publishes publication print printed prints issue issued article
    show shows showed shown say says said state stated states according note noted notes put puts give gave gives given indicate indicates indicated
    stand stands stood standing come comes came coming go goes went gone going reach reaches reached reaching hit hits attain attained
    amount amounted total totalled totaled number numbered register registered record recorded post posted mark marked make makes made making
    climb climbed rise rose risen grow grew grown growing increase increased fall fell fallen decline declined drop dropped decrease decreased
    gain gained lose lost add added edge edged inch inched jump jumped surge surged soar soared leap leapt leaped slip slipped slide slid dip dipped
    ease eased slow slowed slowing accelerate accelerated recover recovered rebound rebounded move moved advance advanced expand expanded shrink shrank shrunk
    remain remained remains stay stayed stays keep kept hold held continue continued become became get got
    high higher highest low lower lowest large larger largest small smaller smallest big bigger biggest great greater strong stronger strongest weak
    weaker fast faster fastest slow slower slowest quick rapid rapidly steadily steady gradually sharply slightly modestly markedly significantly strongly substantially considerable
    considerably notably broadly roughly approximately exactly precisely fully well ahead behind away back forward together apart further
    overall whole entire full part parts half share shares proportion portion fraction rest remainder
    region regional regions city cities province provinces municipality county counties area areas place places local country countries national nation nationwide delta
    compared compare comparison against versus relative contrast respectively turn order
    new old base baseline initial final latest previous preceding following current present past prior former
    count counts counted include includes included including contain contains contained consist consists comprise comprised
    account accounts accounted represent represented equal equals equalled equivalent correspond
    that's it's there's who's year's month's edition's
    however therefore thus hence moreover furthermore besides instead otherwise indeed rather likewise similarly nevertheless despite
    measured measure measures measuring computed compute calculated calculation estimated estimate based basis terms term unit units
    average averaged averages since then itself themselves said says argued told explained added city government officials overall whole nation nations where started reads whose that which himself herself ourselves barely moved draft closed opened ended outpacing outpaced outran outrun neighbouring figure's went exports imports imports export import sub-index sub-indices sub pillar pillars dimension dimensions component components scored score sold transferred signed concluded sent yuan dollars dollar person-years brought places units visits
    long short way line table chart graph row column page chapter section text above-mentioned said
    brings brought bring took take takes taken see seen saw leave left leaving cross crossed crossing pass passed passing top topped
    exceed exceeded exceeding surpass surpassed approach approached approaching
    far near close closer next-to neck because due thanks owing driven driving drive backed supported support helped help
    newly now-closed additional extra worth some something nothing anything everything everyone
    up-to-date so-called at-large yet-to-be altogether combined combining alone apiece
    pushed push pulled pull lifted lift raised raise brought bringing taken shot sank sink tumbled tumble nudged nudge
    double doubled triple tripled quadruple quadrupled halved
    looking look looks read reads reading
    work worked works working worked-out employ used use uses using
    key main major minor overall headline composite latest-available provisional preliminary revised revise revises revision corrected restated
    interval intervals window span stretch run streak row consecutive successive straight uninterrupted
    """.split()
)
"""Lower-case words without endings that the matcher takes off itself."""

ENGLISH_CONTENT = frozenset(
    """
    people person persons firm firms company companies item items paper papers patent patents project projects contract contracts
    agreement agreements visit visits trip trips set sets instrument instruments expert experts talent talents researcher researchers
    member members team teams batch batches event events cluster clusters meeting meetings mission missions enterprise enterprises
    university universities institute institutes worker workers staff employee employees graduate graduates technology innovation
    cooperation collaboration research development programme programmes program programs agency agencies laboratory laboratories
    """.split()
)
"""The same in English."""
