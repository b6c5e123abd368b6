<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>No code is in a group and of a class: there is nothing to compare.</source>
        <translation>没有编码既属于某组又属于某类：没有可比较的内容。</translation>
    </message>
    <message>
        <source>{} is no control: it must be a figure, {}, settings to change such as penalty.weight=0, or {}a shipped recipe.</source>
        <translation>{} 不是对照：它必须是指标、{}、要改动的设置（如 penalty.weight=0），或 {}某个随附的配方。</translation>
    </message>
    <message>
        <source>The judge reads digits of {}×{} in grey, not {} images.</source>
        <translation>评判网络读取 {}×{} 的灰度数字，而不是 {} 的图像。</translation>
    </message>
    <message>
        <source>None of the images on one side of “{}” has a code here: choose its two groups among the images that are shown.</source>
        <translation>“{}”的一侧没有任何图像在这里有编码：请在显示的图像中选择它的两组。</translation>
    </message>
    <message>
        <source>The direction has no name: give it one.</source>
        <translation>方向没有名称：请为它命名。</translation>
    </message>
    <message>
        <source>“{}” needs images on both sides: choose two groups of them.</source>
        <translation>“{}”两侧都需要图像：请选择两组图像。</translation>
    </message>
    <message>
        <source>the groups of a direction are lists of names of images</source>
        <translation>方向的两组必须是图像名称的列表</translation>
    </message>
    <message>
        <source>; {:,} in none</source>
        <translation>；未归组 {:,} 个</translation>
    </message>
    <message>
        <source>Groups, the largest first: {}{}.</source>
        <translation>各组（最大的在前）：{}{}。</translation>
    </message>
    <message>
        <source>There is no data set {}; there are {}.</source>
        <translation>没有数据集 {}；现有：{}。</translation>
    </message>
    <message>
        <source>The model takes {} images, and {} has {} ones: choose a data set of that form, or a folder, whose pictures are brought to it.</source>
        <translation>模型接受 {} 的图像，而 {} 的图像是 {} 的：请选择该形式的数据集，或一个文件夹（其图片会被转换）。</translation>
    </message>
    <message>
        <source>The images are not on the disk.</source>
        <translation>图像不在磁盘上。</translation>
    </message>
    <message>
        <source>{:,} of {}</source>
        <translation>{1} 中的 {0:,}</translation>
    </message>
    <message>
        <source>The error of a k-NN classifier needs labels, and these codes have none.</source>
        <translation>k-NN 分类器的误差需要标签，而这些编码没有标签。</translation>
    </message>
    <message>
        <source>Only adversarial models have a discriminator, and this is none.</source>
        <translation>只有对抗模型有判别器，而此模型不是。</translation>
    </message>
    <message>
        <source>All {count} codes are the same point: there are no groups in them. Train the model on.</source>
        <translation>全部 {count} 个编码都是同一个点：其中没有分组。请继续训练模型。</translation>
    </message>
    <message>
        <source>{asked} groups were asked for, and there are only {count} different codes: ask for at most {count}, or show more images.</source>
        <translation>要求 {asked} 组，而只有 {count} 个不同的编码：请最多要求 {count} 组，或显示更多图像。</translation>
    </message>
    <message>
        <source>There are no codes to find groups in: all {count} of them are NaN or infinite. Train the model anew.</source>
        <translation>没有可分组的编码：全部 {count} 个都是 NaN 或无穷大。请重新训练模型。</translation>
    </message>
    <message>
        <source>Groups need at least two codes, and there is {count}: show more images.</source>
        <translation>分组至少需要两个编码，而只有 {count} 个：请显示更多图像。</translation>
    </message>
    <message>
        <source>assigning codes</source>
        <translation>正在把编码归组</translation>
    </message>
    <message>
        <source>Fitted to {:,} of the codes; the other {:,} are assigned.</source>
        <translation>用 {:,} 个编码拟合；其余 {:,} 个按结果归组。</translation>
    </message>
    <message>
        <source>{} NaN or infinite, and in no group.</source>
        <translation>{}为 NaN 或无穷大，不属于任何组。</translation>
    </message>
    <message>
        <source>Each dimension was brought to the same spread first.</source>
        <translation>各维先调整为相同的离散程度。</translation>
    </message>
    <message>
        <source>Distances are in code units, not standardised.</source>
        <translation>距离以编码单位计，未标准化。</translation>
    </message>
    <message>
        <source>A group was to have at least {:,} codes, and there are {:,}: ask for fewer.</source>
        <translation>要求每组至少 {:,} 个编码，而只有 {:,} 个：请减少。</translation>
    </message>
    <message>
        <source>finding where codes lie dense</source>
        <translation>正在寻找编码密集之处</translation>
    </message>
    <message>
        <source>Nowhere do {:,} codes lie denser than about them: ask for smaller groups, or for k-means, which puts every code into one.</source>
        <translation>没有任何地方有 {:,} 个编码比其周围更密集：请要求更小的组，或改用 k-means（它把每个编码归入一组）。</translation>
    </message>
    <message>
        <source>{:,} groups were found, and {} are the most that can be looked at: ask for groups of more than {:,} codes.</source>
        <translation>找到 {:,} 组，而最多能查看 {} 组：请要求每组多于 {:,} 个编码。</translation>
    </message>
    <message>
        <source>A group has at least {:,} codes.</source>
        <translation>每组至少有 {:,} 个编码。</translation>
    </message>
    <message>
        <source>trying {} Gaussians</source>
        <translation>正在尝试 {} 个高斯</translation>
    </message>
    <message>
        <source>{} Gaussians have the lowest Bayesian information criterion (BIC) of {} to {}, on {:,} codes.</source>
        <translation>{} 个高斯的贝叶斯信息准则（BIC）最低（尝试了 {} 到 {} 个，用 {:,} 个编码）。</translation>
    </message>
    <message>
        <source>fitting Gaussians</source>
        <translation>正在拟合高斯</translation>
    </message>
    <message>
        <source>trying {} groups</source>
        <translation>正在尝试 {} 组</translation>
    </message>
    <message>
        <source>{} groups have the best mean silhouette of {} to {}, {:.2f}, on {:,} codes.</source>
        <translation>{} 组的平均轮廓系数最好（尝试了 {} 到 {} 组）：{:.2f}，用 {:,} 个编码。</translation>
    </message>
    <message>
        <source>k-means, start {} of {}</source>
        <translation>k-means，第 {} 次初始化（共 {} 次）</translation>
    </message>
    <message>
        <source>All points of the path lie in the same place: choose points apart.</source>
        <translation>路径的所有点都在同一处：请选择分开的点。</translation>
    </message>
    <message>
        <source>A path needs at least two points, and there is {}: add another.</source>
        <translation>路径至少需要两个点，而只有 {} 个：请再添加一个。</translation>
    </message>
    <message>
        <source>A point of the path has a value that is no number: choose it again.</source>
        <translation>路径的一个点含有非数值：请重新选择。</translation>
    </message>
    <message>
        <source>A path has at least two frames, its ends, not {}.</source>
        <translation>路径至少有首尾两帧，而不是 {} 帧。</translation>
    </message>
    <message>
        <source>Two points lie exactly opposite each other, and no way around is the shortest: add a point between them, or go straight.</source>
        <translation>两个点恰好相对，没有最短的绕行路线：请在它们之间添加一个点，或走直线。</translation>
    </message>
    <message>
        <source>k = {} is too much for {}: it must be under half of them.</source>
        <translation>k = {} 对 {} 来说太大：必须小于其一半。</translation>
    </message>
    <message>
        <source>Whether a code is near data can&apos;t be told from fewer than two different codes.</source>
        <translation>少于两个不同的编码，无法判断编码是否靠近数据。</translation>
    </message>
    <message>
        <source>A ROC curve needs images of both sides: all of the {count} are {side}.</source>
        <translation>ROC 曲线需要两侧的图像：全部 {count} 幅都{side}。</translation>
    </message>
    <message>
        <source>To tell which codes are odd at least two training codes are needed, and {} can be compared: train the model anew, or show more images.</source>
        <translation>要判断哪些编码异常，至少需要两个训练编码，而可比较的有 {} 个：请重新训练模型，或显示更多图像。</translation>
    </message>
    <message>
        <source>on the side that is looked for</source>
        <translation>在所寻找的一侧</translation>
    </message>
    <message>
        <source>on the other side</source>
        <translation>在另一侧</translation>
    </message>
    <message>
        <source>Only spatial models infer a pose, and this one is {}.</source>
        <translation>只有空间模型推断姿态，而此模型是 {}。</translation>
    </message>
    <message>
        <source>Only variational models have a posterior, and this one is {}.</source>
        <translation>只有变分模型有后验，而此模型是 {}。</translation>
    </message>
    <message>
        <source>Filling a prior is told from at least {} draws, and not from empty sets.</source>
        <translation>先验的填充程度至少需要 {} 次抽样才能判断，且集合不能为空。</translation>
    </message>
    <message>
        <source>Telling codes from the prior needs at least 2 of each, not {}.</source>
        <translation>区分编码与先验每种至少需要 2 个，而不是 {} 个。</translation>
    </message>
    <message>
        <source>A classifier needs images of two classes at least; all that are taught are of one.</source>
        <translation>分类器至少需要两个类别的图像；所有用于学习的图像都属于一个类别。</translation>
    </message>
    <message>
        <source>t-SNE needs at least 4 codes, not {}.</source>
        <translation>t-SNE 至少需要 4 个编码，而不是 {} 个。</translation>
    </message>
    <message>
        <source>An image of shape {} can&apos;t be held against one of shape {}.</source>
        <translation>形状为 {} 的图像无法与形状为 {} 的图像对照。</translation>
    </message>
    <message>
        <source>Holes of shape {} do not fit an image of shape {}.</source>
        <translation>形状为 {} 的空洞与形状为 {} 的图像不符。</translation>
    </message>
    <message>
        <source>Everything was erased: leave something of the image for the model to go by.</source>
        <translation>全部被擦除了：请给模型留下图像的一部分。</translation>
    </message>
    <message>
        <source>the images are not on the disk</source>
        <translation>图像不在磁盘上</translation>
    </message>
    <message>
        <source>the images and labels are needed</source>
        <translation>需要图像和标签</translation>
    </message>
    <message>
        <source>the {} family learns from no labelled images</source>
        <translation>{} 族不从有标签的图像学习</translation>
    </message>
    <message>
        <source>The noise {!r} has no level to raise; choose one of {}.</source>
        <translation>噪声 {!r} 没有可提高的强度；请选择以下之一：{}。</translation>
    </message>
    <message>
        <source>{} stores no moment of epoch {:g}.</source>
        <translation>{} 没有保存第 {:g} 轮的时刻。</translation>
    </message>
    <message>
        <source>The view can&apos;t be brought back: {}.</source>
        <translation>无法恢复视图：{}。</translation>
    </message>
    <message>
        <source>{} could not be read within {:.0f} seconds.</source>
        <translation>{} 未能在 {:.0f} 秒内读取。</translation>
    </message>
    <message>
        <source>{} is not there.</source>
        <translation>{} 不存在。</translation>
    </message>
    <message>
        <source>adopting</source>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>{} encodes images: name some with --data-set NAME ({}) or --folder DIR.</source>
        <translation>{} 对图像编码：请用 --data-set NAME（{}）或 --folder DIR 指定图像。</translation>
    </message>
    <message>
        <source>--epoch is that of the run named with --from; how long to train is --epochs.</source>
        <translation>--epoch 属于用 --from 指定的运行；训练多久由 --epochs 指定。</translation>
    </message>
    <message>
        <source>--set {}: write it as KEY=VALUE, such as model.code=2.</source>
        <translation>--set {}：请写成 KEY=VALUE，例如 model.code=2。</translation>
    </message>
    <message>
        <source>{} Bring them back, or go on with the images as they are now: --accept-changed-images.</source>
        <translation>{} 请找回它们，或用现在的图像继续：--accept-changed-images。</translation>
    </message>
    <message>
        <source>yours: --set data.path=…</source>
        <translation>您自己的：--set data.path=…</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>always there</source>
        <translation>始终可用</translation>
    </message>
    <message>
        <source>not yet: --download {}</source>
        <translation>尚无：--download {}</translation>
    </message>
    <message>
        <source>{}: {:.1f} MB, weights in {}</source>
        <translation>{}：{:.1f} MB，权重格式 {}</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>正在编码</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>{}: {}, mean error {:.5g}</source>
        <translation>{}：{}，平均误差 {:.5g}</translation>
    </message>
    <message>
        <source>{} {}: the name must end in .csv, .npz or .parquet.</source>
        <translation>{} {}：文件名必须以 .csv、.npz 或 .parquet 结尾。</translation>
    </message>
    <message>
        <source>--groups {}: write it as METHOD,KEY=VALUE, such as k-means,groups=8.</source>
        <translation>--groups {}：请写成 METHOD,KEY=VALUE，例如 k-means,groups=8。</translation>
    </message>
    <message>
        <source>--{} {:g}: it must be from {:g} to {:g}.</source>
        <translation>--{} {:g}：必须在 {:g} 到 {:g} 之间。</translation>
    </message>
    <message>
        <source>There is no picture {}; there are {}.</source>
        <translation>没有图片 {}；有 {}。</translation>
    </message>
    <message>
        <source>Of the {} runs of {} this takes {}.</source>
        <translation>在 {1} 的 {0} 个运行中，这里取 {2}。</translation>
    </message>
    <message>
        <source>--out {}: the name must end in .csv.</source>
        <translation>--out {}：文件名必须以 .csv 结尾。</translation>
    </message>
    <message>
        <source>{} is written</source>
        <translation>已写入 {}</translation>
    </message>
    <message>
        <source>train a recipe with several values of its settings</source>
        <translation>用若干设置的多个取值训练一个配方</translation>
    </message>
    <message>
        <source>a recipe, or a sweep&apos;s folder to go on with</source>
        <translation>一个配方，或要继续的扫描的文件夹</translation>
    </message>
    <message>
        <source>what is varied: model.code=2,4,8, or a range, penalty.weight=1e-4:1e-1:log</source>
        <translation>要改变的设置：model.code=2,4,8，或范围 penalty.weight=1e-4:1e-1:log</translation>
    </message>
    <message>
        <source>search for the smallest, such as of test.mse</source>
        <translation>搜索最小值，例如 test.mse</translation>
    </message>
    <message>
        <source>search for the largest, such as of knn_probe</source>
        <translation>搜索最大值，例如 knn_probe</translation>
    </message>
    <message>
        <source>of a search (20)</source>
        <translation>搜索的试验次数 (20)</translation>
    </message>
    <message>
        <source>measured, too, as by aegui evaluate: knn_probe,…</source>
        <translation>另外测量的指标，同 aegui evaluate：knn_probe,…</translation>
    </message>
    <message>
        <source>a folder that holds data sets</source>
        <translation>存放数据集的文件夹</translation>
    </message>
    <message>
        <source>train every sort of autoencoder on the same images</source>
        <translation>在相同的图像上训练每一种自编码器</translation>
    </message>
    <message>
        <source>the data set (mnist)</source>
        <translation>数据集 (mnist)</translation>
    </message>
    <message>
        <source>numbers of a code, or several sizes (2)</source>
        <translation>编码的数的个数，或多个大小 (2)</translation>
    </message>
    <message>
        <source>what all have in common: network, loss and training</source>
        <translation>共同部分：网络、损失和训练</translation>
    </message>
    <message>
        <source>some of them: pca,plain,denoising,…</source>
        <translation>其中一部分：pca,plain,denoising,…</translation>
    </message>
    <message>
        <source>a ladder&apos;s folder to go on with</source>
        <translation>要继续的阶梯的文件夹</translation>
    </message>
    <message>
        <source>it holds data sets</source>
        <translation>存放数据集的文件夹</translation>
    </message>
    <message>
        <source>change a setting of all, such as training.batch=64</source>
        <translation>改变所有训练的一个设置，例如 training.batch=64</translation>
    </message>
    <message>
        <source>of each training</source>
        <translation>每次训练的轮数</translation>
    </message>
    <message>
        <source>train each setting N times (1)</source>
        <translation>每种设置训练 N 次 (1)</translation>
    </message>
    <message>
        <source>processes that train at once (1)</source>
        <translation>同时训练的进程数 (1)</translation>
    </message>
    <message>
        <source>where it is kept, and gone on with</source>
        <translation>保存和继续的位置</translation>
    </message>
    <message>
        <source>begin also what takes over an hour</source>
        <translation>超过一小时的也开始</translation>
    </message>
    <message>
        <source>train what failed anew</source>
        <translation>重新训练失败的</translation>
    </message>
    <message>
        <source>train also where it is foretold not to fit</source>
        <translation>即使预计放不下也训练</translation>
    </message>
    <message>
        <source>begin at once, without measuring the cost</source>
        <translation>立即开始，不测量代价</translation>
    </message>
    <message>
        <source>{} is planned already and goes on as it is; for another sweep name a recipe and another --out.</source>
        <translation>{} 已有计划，将照原样继续；要做另一次扫描，请指定配方和另一个 --out。</translation>
    </message>
    <message>
        <source>--trials is of a search: say what to make small with --minimise test.mse.</source>
        <translation>--trials 用于搜索：请说明要使什么最小，例如 --minimise test.mse。</translation>
    </message>
    <message>
        <source>A search trains each setting once; train the best of them with several seeds afterwards, by a sweep with --seeds.</source>
        <translation>搜索对每种设置只训练一次；之后可用带 --seeds 的扫描以多个种子训练最优者。</translation>
    </message>
    <message>
        <source>There is no figure {}; {}, and `aegui evaluate` has more.</source>
        <translation>没有指标 {}；{}，aegui evaluate 还有更多。</translation>
    </message>
    <message>
        <source>--code {}: write numbers from 1 to {:,}, such as 2,16.</source>
        <translation>--code {}：请写 1 到 {:,} 的数，例如 2,16。</translation>
    </message>
    <message>
        <source>--jobs {}: from 1 to {} processes can work.</source>
        <translation>--jobs {}：可以有 1 到 {} 个进程。</translation>
    </message>
    <message>
        <source>experiment: {}</source>
        <translation>实验：{}</translation>
    </message>
    <message>
        <source>measuring the cost</source>
        <translation>正在测量代价</translation>
    </message>
    <message>
        <source>{} To train all the same: --force.</source>
        <translation>{} 仍要训练：--force。</translation>
    </message>
    <message>
        <source>This is {} and takes about {}: say --yes to begin. The plan is kept in {}</source>
        <translation>这是 {}，约需 {}：加 --yes 开始。计划保存在 {}</translation>
    </message>
    <message>
        <source>Begin? [y/N] </source>
        <translation>开始吗？[y/N] </translation>
    </message>
    <message>
        <source>not begun.</source>
        <translation>未开始。</translation>
    </message>
    <message>
        <source> · about {} left</source>
        <translation> · 剩余约 {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>others train the rest</source>
        <translation>其余由其他进程训练</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>{}. {} left; go on with: {}</source>
        <translation>{}。剩余 {}；继续：{}</translation>
    </message>
    <message>
        <source>{} failed, the first so: {} To train them anew: {} --retry</source>
        <translation>{} 失败，第一个的原因：{} 重新训练：{} --retry</translation>
    </message>
    <message>
        <source>{} has the table; {} and {} beside it the numbers.</source>
        <translation>表格在 {}；旁边的 {} 和 {} 有各个数值。</translation>
    </message>
    <message>
        <source>--out {}: its ending says no format; name one of {} with --format.</source>
        <translation>--out {}：其扩展名不表示格式；请用 --format 指定以下之一：{}。</translation>
    </message>
    <message>
        <source>--plain is for onnx; {} holds no preprocessing.</source>
        <translation>--plain 用于 onnx；{} 不含预处理。</translation>
    </message>
    <message>
        <source>export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>--out {}: the name of a {} file ends in that.</source>
        <translation>--out {}：{} 文件的名称须以此结尾。</translation>
    </message>
    <message>
        <source>--epoch is not for aerun, which holds every stored moment.</source>
        <translation>--epoch 不用于 aerun，它含有保存的所有时刻。</translation>
    </message>
    <message>
        <source>--out {}: the name must end in .{}.</source>
        <translation>--out {}：文件名必须以 .{} 结尾。</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>No run is a branch of another; aegui train --from RUN --epoch N --set KEY=VALUE makes one.</source>
        <translation>没有运行是另一个运行的分支；aegui train --from RUN --epoch N --set KEY=VALUE 可创建一个。</translation>
    </message>
    <message>
        <source>(is not there)</source>
        <translation>（不存在）</translation>
    </message>
    <message>
        <source> Say where they are now with --data DIR; it will be remembered.</source>
        <translation> 请用 --data DIR 说明它们现在的位置；程序会记住。</translation>
    </message>
    <message>
        <source>there is no display for the window. Without one these work: aegui train, resume, sweep, ladder, runs, evaluate, results, compare, tree, recipes, datasets, figure, export, report, adopt, encode, screenshots, pack, doctor (see aegui --help).</source>
        <translation>没有可显示窗口的屏幕。没有屏幕时可用：aegui train、resume、sweep、ladder、runs、evaluate、results、compare、tree、recipes、datasets、figure、export、report、adopt、encode、screenshots、pack、doctor（见 aegui --help）。</translation>
    </message>
    <message>
        <source>Train autoencoders and explore their latent spaces; alone it opens the window.</source>
        <translation>训练自编码器并探索其潜空间；不带命令则打开窗口。</translation>
    </message>
    <message>
        <source>print the version and end</source>
        <translation>打印版本并结束</translation>
    </message>
    <message>
        <source>train a recipe and keep it as a run</source>
        <translation>训练一个配方并保存为运行</translation>
    </message>
    <message>
        <source>name of a shipped recipe, or a .toml file</source>
        <translation>随附配方的名称，或 .toml 文件</translation>
    </message>
    <message>
        <source>instead of a recipe: the run that a branch comes from, which goes on with what --set changes</source>
        <translation>代替配方：分支所来自的运行，按 --set 的改动继续</translation>
    </message>
    <message>
        <source>with --from: the stored epoch to begin at; else the newest</source>
        <translation>与 --from 同用：从保存的哪一轮开始；否则从最新的开始</translation>
    </message>
    <message>
        <source>change a setting, such as model.code=2</source>
        <translation>改变一个设置，例如 model.code=2</translation>
    </message>
    <message>
        <source>the same as --set training.epochs=N</source>
        <translation>等同于 --set training.epochs=N</translation>
    </message>
    <message>
        <source>the same as --set training.seed=N</source>
        <translation>等同于 --set training.seed=N</translation>
    </message>
    <message>
        <source>where the run folder goes</source>
        <translation>运行文件夹的位置</translation>
    </message>
    <message>
        <source>go on with a run as if it had never stopped</source>
        <translation>像从未停止一样继续一个运行</translation>
    </message>
    <message>
        <source>train until this epoch instead of the recipe&apos;s</source>
        <translation>训练到这一轮，代替配方的轮数</translation>
    </message>
    <message>
        <source>change a setting that a run may go on with, such as training.learning_rate=1e-4</source>
        <translation>改变运行可以带着继续的设置，例如 training.learning_rate=1e-4</translation>
    </message>
    <message>
        <source>go on also where the run&apos;s images were changed since</source>
        <translation>即使运行的图像此后有改动也继续</translation>
    </message>
    <message>
        <source>list the runs, as the table of the window does</source>
        <translation>列出运行，与窗口的表格相同</translation>
    </message>
    <message>
        <source>the folder that holds them</source>
        <translation>存放它们的文件夹</translation>
    </message>
    <message>
        <source>only the runs in which all of them occur, such as &quot;vae tag:best&quot;</source>
        <translation>只列出含有所有这些词的运行，例如 &quot;vae tag:best&quot;</translation>
    </message>
    <message>
        <source>name, recipe, changes, data, status, mse, reached, epochs, seconds, date, tag, note, star, or any figure, such as test_psnr; without it one&apos;s own, the newest first, and then the shipped ones</source>
        <translation>name、recipe、changes、data、status、mse、reached、epochs、seconds、date、tag、note、star 或任何指标，例如 test_psnr；不指定则先列自己的，最新的在前，再列随附的</translation>
    </message>
    <message>
        <source>the other way round</source>
        <translation>反向排列</translation>
    </message>
    <message>
        <source>in groups</source>
        <translation>分组列出</translation>
    </message>
    <message>
        <source>these columns alone</source>
        <translation>只列出这些列</translation>
    </message>
    <message>
        <source>write all columns as CSV, else print them so</source>
        <translation>把所有列写成 CSV，否则以 CSV 打印</translation>
    </message>
    <message>
        <source>show which runs are branches of which</source>
        <translation>显示哪些运行是哪些的分支</translation>
    </message>
    <message>
        <source>its family alone</source>
        <translation>只显示它的家族</translation>
    </message>
    <message>
        <source>the folder that holds the runs</source>
        <translation>存放运行的文件夹</translation>
    </message>
    <message>
        <source>hold from two to eight runs against one another</source>
        <translation>对照两到八个运行</translation>
    </message>
    <message>
        <source>write the table, too</source>
        <translation>同时写出表格</translation>
    </message>
    <message>
        <source>measure all that can be measured of a run</source>
        <translation>测量一个运行所有可测的指标</translation>
    </message>
    <message>
        <source>measure the untrained network, too, where targets name it</source>
        <translation>在目标提到时也测量未训练的网络</translation>
    </message>
    <message>
        <source>write a line for each image, too: name, part, class, group, error, tag, what a table beside the images says, and the code; .csv, .npz or .parquet</source>
        <translation>同时为每幅图像写一行：名称、部分、类别、分组、误差、标记、图像旁的表格内容和编码；.csv、.npz 或 .parquet</translation>
    </message>
    <message>
        <source>with --table: groups found so among all codes, such as k-means,groups=8, instead of as in the window</source>
        <translation>与 --table 同用：在所有编码中这样找出的分组，例如 k-means,groups=8，代替窗口中的分组</translation>
    </message>
    <message>
        <source>hold the recipes&apos; runs against their targets and controls</source>
        <translation>把各配方的运行与其目标和对照比较</translation>
    </message>
    <message>
        <source>some recipes instead of all</source>
        <translation>若干配方，而不是全部</translation>
    </message>
    <message>
        <source>print the page of results</source>
        <translation>打印结果页面</translation>
    </message>
    <message>
        <source>measure the shipped runs and their controls again, train controls that are missing, and write the page of results</source>
        <translation>重新测量随附的运行及其对照，训练缺少的对照，并写出结果页面</translation>
    </message>
    <message>
        <source>with --measure: train such controls anew</source>
        <translation>与 --measure 同用：重新训练这些对照</translation>
    </message>
    <message>
        <source>write the page without measuring</source>
        <translation>不测量，只写出页面</translation>
    </message>
    <message>
        <source>folders with runs of recipes that no run is shipped of, and with trained controls</source>
        <translation>含有未随附的配方的运行和训练过的对照的文件夹</translation>
    </message>
    <message>
        <source>list the recipes</source>
        <translation>列出配方</translation>
    </message>
    <message>
        <source>list the data sets, or download one</source>
        <translation>列出数据集，或下载一个</translation>
    </message>
    <message>
        <source>fetch it into the data folder</source>
        <translation>把它下载到数据文件夹</translation>
    </message>
    <message>
        <source>say what is in a file or folder of images</source>
        <translation>说明图像文件或文件夹的内容</translation>
    </message>
    <message>
        <source>the array that holds the images</source>
        <translation>含有图像的数组</translation>
    </message>
    <message>
        <source>the array that holds the labels; none: no array</source>
        <translation>含有标签的数组；none：没有</translation>
    </message>
    <message>
        <source>save one of the window&apos;s figures as a file</source>
        <translation>把窗口中的一幅图保存为文件</translation>
    </message>
    <message>
        <source>images are saved as arrays where the name ends in .npz, or .npy</source>
        <translation>名称以 .npz 或 .npy 结尾时，图像保存为数组</translation>
    </message>
    <message>
        <source>on white</source>
        <translation>白色背景</translation>
    </message>
    <message>
        <source>of the figure on paper; 85: a column</source>
        <translation>图在纸上的宽度；85：单栏</translation>
    </message>
    <message>
        <source>without it in the usual proportions</source>
        <translation>不指定则按通常的比例</translation>
    </message>
    <message>
        <source>dots per inch of pictures (300)</source>
        <translation>图片的每英寸点数 (300)</translation>
    </message>
    <message>
        <source>of the letters (8)</source>
        <translation>文字的大小 (8)</translation>
    </message>
    <message>
        <source>save a run: codes, TensorBoard, ONNX, plain PyTorch, or all of it as one file</source>
        <translation>保存运行：编码、TensorBoard、ONNX、纯 PyTorch，或全部存为一个文件</translation>
    </message>
    <message>
        <source>what is saved; without it, what the name of --out ends in says it</source>
        <translation>保存什么；不指定则由 --out 的扩展名决定</translation>
    </message>
    <message>
        <source>a stored moment instead of the newest</source>
        <translation>一个保存的时刻，而不是最新的</translation>
    </message>
    <message>
        <source>onnx: take images from 0 to 1, as the network does, instead of bytes</source>
        <translation>onnx：与网络一样接受 0 到 1 的图像，而不是字节</translation>
    </message>
    <message>
        <source>make an exported picture, table or folder again</source>
        <translation>重新生成导出的图片、表格或文件夹</translation>
    </message>
    <message>
        <source>where the run is now, if it was moved</source>
        <translation>运行被移动后的位置</translation>
    </message>
    <message>
        <source>without it, FILE-again beside it</source>
        <translation>不指定则在旁边写 FILE-again</translation>
    </message>
    <message>
        <source>write a report of a run as one HTML file for any browser</source>
        <translation>把运行的报告写成任何浏览器都能打开的一个 HTML 文件</translation>
    </message>
    <message>
        <source>without it RUN.html in this folder</source>
        <translation>不指定则为此文件夹中的 RUN.html</translation>
    </message>
    <message>
        <source>on paper instead: RUN.pdf</source>
        <translation>改为纸面格式：RUN.pdf</translation>
    </message>
    <message>
        <source>save the codes of all images of a folder or data set</source>
        <translation>保存文件夹或数据集中所有图像的编码</translation>
    </message>
    <message>
        <source>another data set than the run&apos;s</source>
        <translation>不同于运行的另一个数据集</translation>
    </message>
    <message>
        <source>a folder of pictures, or a file of arrays</source>
        <translation>图片文件夹，或数组文件</translation>
    </message>
    <message>
        <source>add a column with groups found among the codes: k-means,groups=8, gaussian-mixture or hdbscan</source>
        <translation>添加一列编码分组：k-means,groups=8、gaussian-mixture 或 hdbscan</translation>
    </message>
    <message>
        <source>copy a finished run without what only resuming needs</source>
        <translation>复制已完成的运行，去掉只有续训才需要的内容</translation>
    </message>
    <message>
        <source>the folder to copy it to, or the file to make of it</source>
        <translation>复制到的文件夹，或要生成的文件</translation>
    </message>
    <message>
        <source>how many moments of the history to keep</source>
        <translation>保留多少个历史时刻</translation>
    </message>
    <message>
        <source>try 8 bits a weight before 16</source>
        <translation>先尝试每个权重 8 位，再用 16 位</translation>
    </message>
    <message>
        <source>render pictures of the real window</source>
        <translation>渲染真实窗口的图片</translation>
    </message>
    <message>
        <source>those of the documents, all or some, always of the same letters</source>
        <translation>文档里的图片，全部或一部分，总是用同样的字体</translation>
    </message>
    <message>
        <source>put an icon among the applications</source>
        <translation>在应用程序中添加图标</translation>
    </message>
    <message>
        <source>take it away again</source>
        <translation>再将其移除</translation>
    </message>
    <message>
        <source>what this machine has, and what to do about the rest</source>
        <translation>这台机器有什么，缺少的怎么办</translation>
    </message>
    <message>
        <source>make a folder of the program that needs no Python</source>
        <translation>生成无需 Python 即可运行的程序文件夹</translation>
    </message>
    <message>
        <source>where it goes (dist)</source>
        <translation>存放位置（默认 dist）</translation>
    </message>
    <message>
        <source>hand it on as an archive with a script that installs it for one user, or as a .deb</source>
        <translation>另打包为带单用户安装脚本的压缩包，或 .deb 软件包</translation>
    </message>
    <message>
        <source>bring the files of translations up to date with the code</source>
        <translation>使翻译文件与代码一致</translation>
    </message>
    <message>
        <source>only say what is missing, stale or wrong</source>
        <translation>只说明缺少、过时或有误之处</translation>
    </message>
    <message>
        <source>begin a language, such as fr or pt_BR</source>
        <translation>开始一种语言，例如 fr 或 pt_BR</translation>
    </message>
    <message>
        <source>list the settings of the program, or set one</source>
        <translation>列出程序的设置，或设置一项</translation>
    </message>
    <message>
        <source>list without it</source>
        <translation>不指定则列出</translation>
    </message>
    <message>
        <source>list the lessons, or check the file of one</source>
        <translation>列出课程，或检查一个课程文件</translation>
    </message>
    <message>
        <source>with check: one lesson, not all</source>
        <translation>与 check 同用：一门课程，而不是全部</translation>
    </message>
    <message>
        <source>open the window on runs, a model from elsewhere, or codes</source>
        <translation>在窗口中打开运行、别处的模型或编码</translation>
    </message>
    <message>
        <source>in a program of its own, beside one that is open already</source>
        <translation>在单独的程序中打开，与已打开的并列</translation>
    </message>
    <message>
        <source>make a run of a model from elsewhere (ONNX), of codes alone, or of a run as a file, without a window</source>
        <translation>不用窗口，把别处的模型（ONNX）、单独的编码或作为文件的运行做成运行</translation>
    </message>
    <message>
        <source>the images to explore a model with: a data set</source>
        <translation>用来探索模型的图像：一个数据集</translation>
    </message>
    <message>
        <source>print one JSON object and nothing else</source>
        <translation>只打印一个 JSON 对象</translation>
    </message>
    <message>
        <source>torchrun is for aegui {}: start this without it.</source>
        <comment> and </comment>
        <translation>torchrun 用于 aegui {}：请不用它启动此命令。</translation>
    </message>
    <message>
        <source>stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>training the control {} of {}</source>
        <translation>正在训练 {1} 的对照 {0}</translation>
    </message>
    <message>
        <source>, about {} left</source>
        <translation>，约剩 {}</translation>
    </message>
    <message>
        <source>The same, byte for byte.</source>
        <translation>逐字节相同。</translation>
    </message>
    <message>
        <source>{} is of the kind {}, which is not made again.</source>
        <translation>{} 的种类是 {}，不能重新生成。</translation>
    </message>
    <message>
        <source>{} is there already: name another file with --out.</source>
        <translation>{} 已存在：请用 --out 指定另一个文件。</translation>
    </message>
    <message>
        <source>once more</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>It was saved by version {}, and this is {}.</source>
        <translation>它由版本 {} 保存，而现在是 {}。</translation>
    </message>
    <message>
        <source>From {}.</source>
        <translation>来自 {}。</translation>
    </message>
    <message>
        <source>{} has another recipe than {}, which the file is of.</source>
        <translation>{} 的配方与该文件所属的 {} 不同。</translation>
    </message>
    <message>
        <source>The file is of the run {}, and none of yours has its recipe: say where it is now with --run FOLDER.</source>
        <translation>该文件属于运行 {}，而您的运行都没有其配方：请用 --run FOLDER 说明它现在的位置。</translation>
    </message>
    <message>
        <source>{} is in one of them alone.</source>
        <translation>{} 只在其中之一里。</translation>
    </message>
    <message>
        <source>It differs in bytes: fonts or libraries may be others.</source>
        <translation>字节不同：字体或库可能不同。</translation>
    </message>
    <message>
        <source>It has {} × {} pixels, and had {} × {}.</source>
        <translation>它有 {} × {} 像素，原来是 {} × {}。</translation>
    </message>
    <message>
        <source>Every pixel is the same; what the file says of itself differs.</source>
        <translation>每个像素都相同；文件自身的说明不同。</translation>
    </message>
    <message>
        <source>{:.2%} of its pixels differ, by {} of 255 at most.</source>
        <translation>{:.2%} 的像素不同，最多相差 {}（共 255 级）。</translation>
    </message>
    <message>
        <source>Every value is the same; what the file says of itself differs.</source>
        <translation>每个值都相同；文件自身的说明不同。</translation>
    </message>
    <message>
        <source>{} (by {:.3g} at most)</source>
        <translation>{}（最多相差 {:.3g}）</translation>
    </message>
    <message>
        <source>Every value is the same; the bytes differ.</source>
        <translation>每个值都相同；字节不同。</translation>
    </message>
    <message>
        <source> and {}</source>
        <translation> 和{}</translation>
    </message>
    <message>
        <source>These differ: {}{}.</source>
        <translation>以下不同：{}{}。</translation>
    </message>
    <message>
        <source>they are not of all the images that {} was trained and tested with.</source>
        <translation>它们不是 {} 训练和测试时所用的全部图像的。</translation>
    </message>
    <message>
        <source>The figures were not stored: {}</source>
        <translation>指标未保存：{}</translation>
    </message>
    <message>
        <source>the table of images</source>
        <translation>图像的表格</translation>
    </message>
    <message>
        <source>{} is a shipped run.</source>
        <translation>{} 是随附的运行。</translation>
    </message>
    <message>
        <source>{} has no results to keep them with; finish its training first.</source>
        <translation>{} 没有可与之一起保存的结果；请先完成训练。</translation>
    </message>
    <message>
        <source>{}; target {}</source>
        <translation>{}；目标 {}</translation>
    </message>
    <message>
        <source>{}; control {}</source>
        <translation>{}；对照 {}</translation>
    </message>
    <message>
        <source>{}; reached: {}</source>
        <translation>{}；是否达到：{}</translation>
    </message>
    <message>
        <source>There is no recipe {}; there are {}.</source>
        <translation>没有配方 {}；现有：{}。</translation>
    </message>
    <message>
        <source>There is no shipped run of {} to measure.</source>
        <translation>没有可测量的 {} 的随附运行。</translation>
    </message>
    <message>
        <source>There is no column {}; there are {}, and the figures, such as test_psnr.</source>
        <translation>没有列 {}；现有 {} 和各指标，例如 test_psnr。</translation>
    </message>
    <message>
        <source>{} holds {}.</source>
        <translation>{} 含有 {}。</translation>
    </message>
    <message>
        <source>aegui settings {} needs the name of a setting; aegui settings lists them.</source>
        <translation>aegui settings {} 需要设置的名称；aegui settings 可列出它们。</translation>
    </message>
    <message>
        <source>There is no setting {}; there are {}.</source>
        <translation>没有设置项 {}；有 {}。</translation>
    </message>
    <message>
        <source>aegui settings set {} needs a value.</source>
        <translation>aegui settings set {} 需要一个值。</translation>
    </message>
    <message>
        <source>${} is set, and counts before it.</source>
        <translation>已设置 ${}，它优先。</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} 到 {}</translation>
    </message>
    <message>
        <source>yes, no</source>
        <translation>yes、no</translation>
    </message>
    <message>
        <source>a folder, {}</source>
        <translation>一个文件夹，{}</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>epoch {{task.fields[epoch]}}</source>
        <translation>第 {{task.fields[epoch]}} 轮</translation>
    </message>
    <message>
        <source>loss {{task.fields[loss]:.4g}} · {{task.fields[speed]:,.0f}} images/s</source>
        <translation>损失 {{task.fields[loss]:.4g}} · {{task.fields[speed]:,.0f}} 幅图像/秒</translation>
    </message>
    <message>
        <source>Fastest here: {}.</source>
        <translation>此处最快的方式：{}。</translation>
    </message>
    <message>
        <source>stopped after epoch {}; go on with: aegui resume {}</source>
        <translation>在第 {} 轮后停止；继续：aegui resume {}</translation>
    </message>
    <message>
        <source>run: {}</source>
        <translation>运行：{}</translation>
    </message>
    <message>
        <source>Train anew with --set training.batch={} (run {})</source>
        <translation>用 --set training.batch={} 重新训练（运行 {}）</translation>
    </message>
    <message>
        <source>(run {})</source>
        <translation>（运行 {}）</translation>
    </message>
    <message>
        <source>The weights of step {:,} are kept: go on from there at half the learning rate with aegui resume {} --set training.learning_rate={}</source>
        <translation>第 {:,} 步的权重已保留：可用 aegui resume {} --set training.learning_rate={} 以一半的学习率从那里继续</translation>
    </message>
    <message>
        <source>{:,} parameters · about {} of memory · up to {} on the disk</source>
        <translation>{:,} 个参数 · 约 {} 内存 · 最多占用磁盘 {}</translation>
    </message>
    <message>
        <source>epoch {}/{}: training {:.5g} · validation {:.5g} · {:,.1f} s · {:,.0f} images/s</source>
        <translation>第 {}/{} 轮：训练 {:.5g} · 验证 {:.5g} · {:,.1f} 秒 · {:,.0f} 幅图像/秒</translation>
    </message>
    <message>
        <source>no text of the code is {!r}.</source>
        <translation>代码中没有文字 {!r}。</translation>
    </message>
    <message>
        <source>{} is not made of it: run aegui translate.</source>
        <translation>{} 不是由它生成的：请运行 aegui translate。</translation>
    </message>
    <message>
        <source>{!r} ({}) is not translated.</source>
        <translation>{!r}（{}）尚未翻译。</translation>
    </message>
    <message>
        <source>{!r} has other placeholders than {!r} ({}).</source>
        <translation>{!r} 的占位符与 {!r} 不同（{}）。</translation>
    </message>
    <message>
        <source>{!r} ({}) numbers some of its braces, and not all.</source>
        <translation>{!r}（{}）的花括号只有一部分编号。</translation>
    </message>
    <message>
        <source>{!r} and {!r} ({}): one of them alone has a mnemonic.</source>
        <translation>{!r} 与 {!r}（{}）：只有其一带助记键。</translation>
    </message>
    <message>
        <source>{} is not beside {}: this PySide6 came without Qt Linguist.</source>
        <translation>{} 不在 {} 旁边：此 PySide6 不含 Qt Linguist。</translation>
    </message>
    <message>
        <source>{} failed: {}</source>
        <translation>{} 失败：{}</translation>
    </message>
    <message>
        <source>The memory is used up: take a smaller batch or a smaller network, or close other programs.</source>
        <translation>内存已用尽：请减小批大小或网络，或关闭其他程序。</translation>
    </message>
    <message>
        <source>The outputs are no numbers any more: lower the learning rate or the spread of the starting weights, and train again.</source>
        <translation>输出已不再是数：请降低学习率或初始权重的离散程度，然后重新训练。</translation>
    </message>
    <message>
        <source>write it as KEY=VALUE,VALUE or KEY=LOW:HIGH:log, such as model.code=2,4,8</source>
        <translation>请写成 KEY=VALUE,VALUE 或 KEY=LOW:HIGH:log，例如 model.code=2,4,8</translation>
    </message>
    <message>
        <source>--over {}: {}.</source>
        <translation>--over {}：{}。</translation>
    </message>
    <message>
        <source>--over {} names no values: {}.</source>
        <translation>--over {} 没有给出值：{}。</translation>
    </message>
    <message>
        <source>--over {}: a value is empty. {}{}.</source>
        <translation>--over {}：有一个空值。{}{}。</translation>
    </message>
    <message>
        <source>--over {}: {} stands there twice; each value is trained once.</source>
        <translation>--over {}：{} 出现了两次；每个值只训练一次。</translation>
    </message>
    <message>
        <source>--over training.seed: seeds are not swept; ask for several with --seeds 3.</source>
        <translation>--over training.seed：种子不作扫描；请用 --seeds 3 要求多个种子。</translation>
    </message>
    <message>
        <source>; the nearest is {}</source>
        <translation>；最接近的是 {}</translation>
    </message>
    <message>
        <source>--over {}: a recipe has no such setting{}.</source>
        <translation>--over {}：配方没有这样的设置{}。</translation>
    </message>
    <message>
        <source>{}: write a range LOW:HIGH, LOW:HIGH:log, or LOW:HIGH:log:7 for 7 values.</source>
        <translation>{}：请写范围 LOW:HIGH、LOW:HIGH:log，或 LOW:HIGH:log:7 表示 7 个值。</translation>
    </message>
    <message>
        <source>{}: a range begins at its lower end, and {} is not below {}.</source>
        <translation>{}：范围从较小端开始，而 {} 不小于 {}。</translation>
    </message>
    <message>
        <source>{}: a logarithmic range lies above 0, and this one begins at {}. Begin it higher, or leave out log.</source>
        <translation>{}：对数范围必须大于 0，而它从 {} 开始。请提高起点，或去掉 log。</translation>
    </message>
    <message>
        <source>{}: a range has from 2 to {:,} values, not {}.</source>
        <translation>{}：范围有 2 到 {:,} 个值，而不是 {}。</translation>
    </message>
    <message>
        <source>{} is done by another process by now: this one was taken for gone.</source>
        <translation>{} 已由另一个进程完成：此进程被认为已消失。</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>{}: its recipe is compared as it stands: {}</source>
        <translation>{}：按原样比较其配方：{}</translation>
    </message>
    <message>
        <source>{} holds nothing but codes: there are no curves and no reconstructions of it.</source>
        <translation>{} 只有编码：没有曲线和重构。</translation>
    </message>
    <message>
        <source>{} was trained elsewhere: there are no curves of it, and its recipe is not known.</source>
        <translation>{} 在别处训练：没有曲线，配方也未知。</translation>
    </message>
    <message>
        <source>{} is not measured yet: its training has not ended.</source>
        <translation>{} 尚未测量：训练还没有结束。</translation>
    </message>
    <message>
        <source>Time of the training itself</source>
        <translation>训练本身的时间</translation>
    </message>
    <message>
        <source>Epochs that were trained</source>
        <translation>训练的轮数</translation>
    </message>
    <message>
        <source>Numbers that the network learns</source>
        <translation>网络学习的数的个数</translation>
    </message>
    <message>
        <source>they were not timed on the same device with as many threads</source>
        <translation>它们不是在同一设备上以同样多的线程计时的</translation>
    </message>
    <message>
        <source>{} is not the same</source>
        <translation>{}不同</translation>
    </message>
    <message>
        <source>{} × {} seeds</source>
        <translation>{} × {} 个种子</translation>
    </message>
    <message>
        <source>{}, made in other ways</source>
        <translation>{}，生成方式不同</translation>
    </message>
    <message>
        <source>The runs are not of the same images ({}): no figure of them is the best.</source>
        <translation>这些运行的图像不同（{}）：没有哪个指标最优。</translation>
    </message>
    <message>
        <source>about {}</source>
        <translation>约 {}</translation>
    </message>
    <message>
        <source>about {} in {}</source>
        <translation>约 {}（{}）</translation>
    </message>
    <message>
        <source>{} of memory each</source>
        <translation>各占 {} 内存</translation>
    </message>
    <message>
        <source>{} of memory</source>
        <translation>{} 内存</translation>
    </message>
    <message>
        <source>an epoch takes {}</source>
        <translation>一轮需 {}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>take fewer: --jobs {}</source>
        <translation>减少进程：--jobs {}</translation>
    </message>
    <message>
        <source>make the network or the batch smaller</source>
        <translation>缩小网络或批大小</translation>
    </message>
    <message>
        <source>{} need about {} of memory, and {} are free: {}.</source>
        <translation>{}约需 {} 内存，而空闲 {}：{}。</translation>
    </message>
    <message>
        <source>{} holds something else: name a new folder, or an empty one.</source>
        <translation>{} 中有其他内容：请指定新的或空的文件夹。</translation>
    </message>
    <message>
        <source>No experiment can be kept there: {}</source>
        <translation>无法在那里保存实验：{}</translation>
    </message>
    <message>
        <source>it is another</source>
        <translation>它是另一个</translation>
    </message>
    <message>
        <source>{} holds another experiment: {}. Name another folder, or go on with that one: aegui {} {}</source>
        <translation>{} 中有另一个实验：{}。请指定另一个文件夹，或继续该实验：aegui {} {}</translation>
    </message>
    <message>
        <source>{} is no experiment: it holds no {}.</source>
        <translation>{} 不是实验：其中没有 {}。</translation>
    </message>
    <message>
        <source>The experiment&apos;s recipe can&apos;t be used: {}</source>
        <translation>实验的配方无法使用：{}</translation>
    </message>
    <message>
        <source>{} is missing</source>
        <translation>缺少 {}</translation>
    </message>
    <message>
        <source>{} is damaged: {}.</source>
        <translation>{} 已损坏：{}。</translation>
    </message>
    <message>
        <source>--rungs {}: there is no such rung; there are {}.</source>
        <translation>--rungs {}：没有这一级；现有：{}。</translation>
    </message>
    <message>
        <source>--rungs {}: it does not fit here: {}</source>
        <translation>--rungs {}：它不适用于此：{}</translation>
    </message>
    <message>
        <source>{} has no code of {}.</source>
        <translation>{} 没有 {} 的编码。</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>small learners</source>
        <translation>小型学习器</translation>
    </message>
    <message>
        <source>neighbourhoods</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>figures a training leaves are test.mse, test.psnr, test.loss, val.mse and val.loss</source>
        <translation>训练留下的指标有 test.mse、test.psnr、test.loss、val.mse 和 val.loss</translation>
    </message>
    <message>
        <source>it is no experiment of this program ({})</source>
        <translation>它不是本程序的实验（{}）</translation>
    </message>
    <message>
        <source>its trials are not numbered in order</source>
        <translation>其试验没有按顺序编号</translation>
    </message>
    <message>
        <source>The sweep would be {}, more than {:,}: name fewer values or seeds, or search for the best with --minimise test.mse --trials 50.</source>
        <translation>扫描将有 {}，多于 {:,}：请减少取值或种子，或用 --minimise test.mse --trials 50 搜索最优值。</translation>
    </message>
    <message>
        <source>{} can&apos;t be trained: {}</source>
        <translation>无法训练 {}：{}</translation>
    </message>
    <message>
        <source>--trials {}: a search has from 1 to {:,} trials.</source>
        <translation>--trials {}：搜索有 1 到 {:,} 次试验。</translation>
    </message>
    <message>
        <source>A sweep varies something: say what with --over model.code=2,4,8.</source>
        <translation>扫描要改变某些设置：请用 --over model.code=2,4,8 说明。</translation>
    </message>
    <message>
        <source>--over {} stands there twice: put all its values into one.</source>
        <translation>--over {} 出现了两次：请把它的所有值写在一起。</translation>
    </message>
    <message>
        <source>--seeds {}: from 1 to {:,} seeds can be trained.</source>
        <translation>--seeds {}：可以训练 1 到 {:,} 个种子。</translation>
    </message>
    <message>
        <source>{} is no figure; {}.</source>
        <translation>{} 不是指标；{}。</translation>
    </message>
    <message>
        <source>it is a {}, and this a {}</source>
        <translation>它是 {}，而这是 {}</translation>
    </message>
    <message>
        <source>it is over {}, and this over {}</source>
        <translation>它遍历 {}，而这遍历 {}</translation>
    </message>
    <message>
        <source>it has {}, and this {}</source>
        <translation>它有 {}，而这有 {}</translation>
    </message>
    <message>
        <source>it searches another figure, or in another number of trials</source>
        <translation>它搜索另一个指标，或试验次数不同</translation>
    </message>
    <message>
        <source>its recipe {} is set otherwise</source>
        <translation>其配方 {} 的设置不同</translation>
    </message>
    <message>
        <source>its trials are others</source>
        <translation>其试验不同</translation>
    </message>
    <message>
        <source>A process died {} times, the last time with {}: memory may be short. What it said is in {}.</source>
        <translation>一个进程中断了 {} 次，最后一次为 {}：内存可能不足。其输出在 {}。</translation>
    </message>
    <message>
        <source>A process ended; see {}.</source>
        <translation>一个进程结束了；见 {}。</translation>
    </message>
    <message>
        <source>signal {}</source>
        <translation>信号 {}</translation>
    </message>
    <message>
        <source>status {}</source>
        <translation>退出码 {}</translation>
    </message>
    <message>
        <source>The experiment can&apos;t be gone on with: {}</source>
        <translation>无法继续该实验：{}</translation>
    </message>
    <message>
        <source>The search can&apos;t go on: {}</source>
        <translation>搜索无法继续：{}</translation>
    </message>
    <message>
        <source>ended after epoch {}: worse than half of those before it</source>
        <translation>在第 {} 轮后结束：比之前半数的试验差</translation>
    </message>
    <message>
        <source>a code is a list, and what is selected is named by data set and split</source>
        <translation>编码必须是列表，选中的内容按数据集和部分命名</translation>
    </message>
    <message>
        <source>a code of {} has no plane “{}”</source>
        <translation>{} 的编码没有平面“{}”</translation>
    </message>
    <message>
        <source>a selected image is none</source>
        <translation>选中的图像无效</translation>
    </message>
    <message>
        <source>the range of the plane is none</source>
        <translation>平面的范围无效</translation>
    </message>
    <message>
        <source>a number is too large, or none</source>
        <translation>有一个数太大，或不是数</translation>
    </message>
    <message>
        <source>a plane has two names</source>
        <translation>一个平面有两个名称</translation>
    </message>
    <message>
        <source>the plane is not one through codes of {}</source>
        <translation>该平面不通过 {} 的编码</translation>
    </message>
    <message>
        <source>the directions of the plane are not at right angles, or not of length 1</source>
        <translation>平面的两个方向不垂直，或长度不为 1</translation>
    </message>
    <message>
        <source>a setting of the groups is none</source>
        <translation>分组的一个设置无效</translation>
    </message>
    <message>
        <source>its code has {}, and that of the run {}</source>
        <translation>它的编码有 {}，而该运行的编码有 {}</translation>
    </message>
    <message>
        <source>its view can&apos;t be understood ({})</source>
        <translation>无法理解其视图（{}）</translation>
    </message>
    <message>
        <source>a number of its view is none</source>
        <translation>其视图中有一个数无效</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>该图片</translation>
    </message>
    <message>
        <source>Choose a file of {} channels</source>
        <translation>请选择 {} 个通道的文件</translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG file</source>
        <translation>请选择 PNG 或 JPEG 文件</translation>
    </message>
    <message>
        <source>{} can&apos;t be used: {}. {}.</source>
        <translation>无法使用 {}：{}。{}。</translation>
    </message>
    <message>
        <source>An array of {} and shape {} is no picture: give uint8 (H, W), (H, W, 3) or (H, W, 4).</source>
        <translation>类型为 {}、形状为 {} 的数组不是图片：请给出 uint8 的 (H, W)、(H, W, 3) 或 (H, W, 4)。</translation>
    </message>
    <message>
        <source>The picture is too large: {:,} × {:,} pixels; cut out the part that matters.</source>
        <translation>图片太大：{:,} × {:,} 像素；请裁出需要的部分。</translation>
    </message>
    <message>
        <source>Holes of shape {} do not fit a picture of shape {}.</source>
        <translation>形状为 {} 的空洞与形状为 {} 的图片不符。</translation>
    </message>
    <message>
        <source>{} holds no codes yet: finish its training first.</source>
        <translation>{} 还没有编码：请先完成训练。</translation>
    </message>
    <message>
        <source>{} is not empty: choose a new folder, so that nothing is mixed up.</source>
        <translation>{} 不是空的：请选择新文件夹，以免混淆。</translation>
    </message>
    <message>
        <source>{} is a file: choose a new folder.</source>
        <translation>{} 是文件：请选择新文件夹。</translation>
    </message>
    <message>
        <source>{} was filled meanwhile.</source>
        <translation>{} 在此期间被写入了内容。</translation>
    </message>
    <message>
        <source>exporter</source>
        <translation>导出器</translation>
    </message>
    <message>
        <source>tracing</source>
        <translation>正在追踪</translation>
    </message>
    <message>
        <source>graphs</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>The exporter can&apos;t follow this model ({}).</source>
        <translation>导出器无法跟踪此模型（{}）。</translation>
    </message>
    <message>
        <source>{} was made elsewhere: its own ONNX files lie in {}.</source>
        <translation>{} 在别处生成：它自己的 ONNX 文件在 {}。</translation>
    </message>
    <message>
        <source>{}, {} and {} in {:.1f} s.</source>
        <translation>{}、{} 和 {}，用时 {:.1f} 秒。</translation>
    </message>
    <message>
        <source>onnxruntime gives the program&apos;s codes and pictures for {}: {}.</source>
        <translation>对 {}，onnxruntime 给出本程序的编码和图像：{}。</translation>
    </message>
    <message>
        <source>its provenance is too long</source>
        <translation>其来源说明太长</translation>
    </message>
    <message>
        <source>its provenance is no JSON</source>
        <translation>其来源说明不是 JSON</translation>
    </message>
    <message>
        <source>its provenance is not of format {}</source>
        <translation>其来源说明不是格式 {}</translation>
    </message>
    <message>
        <source>{} of its provenance is {}</source>
        <translation>其来源说明的 {} 是 {}</translation>
    </message>
    <message>
        <source>{} does not say where it comes from: {} is missing.</source>
        <translation>{} 没有说明来自何处：缺少 {}。</translation>
    </message>
    <message>
        <source>{} can&apos;t be read: {}.</source>
        <translation>无法读取 {}：{}。</translation>
    </message>
    <message>
        <source>{} does not say where it comes from: it was not saved by this program.</source>
        <translation>{} 没有说明来自何处：它不是由本程序保存的。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>manifold</source>
        <translation>流形</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>The report of {} would be larger than {:.0f} MB.</source>
        <translation>{} 的报告会大于 {:.0f} MB。</translation>
    </message>
    <message>
        <source>Plane, decoded images and reconstructions are as they were at epoch {:g}; curves, targets and figures are of the whole training.</source>
        <translation>平面、解码图像和重构是第 {:g} 轮时的；曲线、目标和指标属于整个训练。</translation>
    </message>
    <message>
        <source>{} has codes and no decoder; a report shows what a decoder makes of them.</source>
        <translation>{} 有编码而没有解码器；报告显示解码器由编码生成的内容。</translation>
    </message>
    <message>
        <source>The images that the codes are of are not on this disk any more.</source>
        <translation>编码所对应的图像已不在此磁盘上。</translation>
    </message>
    <message>
        <source>Pictures of images are decoded from their codes: {}</source>
        <translation>图像由其编码解码而得：{}</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>epoch {:g}</source>
        <translation>第 {:g} 轮</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练日期</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>seen by the model</source>
        <translation>模型所见</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source> (decoded)</source>
        <translation>（解码所得）</translation>
    </message>
    <message>
        <source>✓ reached</source>
        <translation>✓ 达到</translation>
    </message>
    <message>
        <source>✗ missed</source>
        <translation>✗ 未达到</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>control</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>{:.1g} off at most in a code, {:.1g} in a pixel from 0 to 1 (in batches of {})</source>
        <translation>编码最多相差 {:.1g}，0 到 1 的像素最多相差 {:.1g}（批：{}）</translation>
    </message>
    <message>
        <source>The exported {} makes other images of the files than the program: {:.2%} of their pixels are of another level. Nothing was written.</source>
        <translation>导出的 {} 由文件得到的图像与本程序不同：{:.2%} 的像素灰度不同。没有写入任何内容。</translation>
    </message>
    <message>
        <source>The exported {} gives another {} than the program: {:.2g} off at most, and {:g} of what it reaches is borne. Nothing was written.</source>
        <translation>导出的 {} 给出的 {} 与本程序不同：最多相差 {:.2g}，允许其最大值的 {:g}。没有写入任何内容。</translation>
    </message>
    <message>
        <source>export the model without its preprocessing (--plain)</source>
        <translation>不带预处理导出模型（--plain）</translation>
    </message>
    <message>
        <source>{} is not on the disk: random images were tried.</source>
        <translation>{} 不在磁盘上：用随机图像作了核对。</translation>
    </message>
    <message>
        <source>{}, and they tell which pixels the model takes: say where they are with --data DIR, or {}.</source>
        <translation>{}，而模型取哪些像素要由它们确定：请用 --data DIR 说明其位置，或 {}。</translation>
    </message>
    <message>
        <source>None of the images that the model would be tried on can be read.</source>
        <translation>用于核对模型的图像都无法读取。</translation>
    </message>
    <message>
        <source>Of {:,} of these images the program sees other pixels ({:.2g} of 255 levels on the mean): it reads JPEG files of many times the network&apos;s size smaller, and makes transparent pictures grey before they are laid on white. The graph takes all pixels as they are.</source>
        <translation>其中 {:,} 幅图像的像素与本程序所见不同（平均 255 级中的 {:.2g} 级）：程序把尺寸为网络许多倍的 JPEG 文件缩小读取，并把透明图片先变灰再铺在白底上；图则照原样取所有像素。</translation>
    </message>
    <message>
        <source>The images hold values of several types ({}), and a graph takes one: save them alike, or {}.</source>
        <comment>, </comment>
        <translation>图像的值有多种类型（{}），而计算图只接受一种：请统一保存，或 {}。</translation>
    </message>
    <message>
        <source>, one of which says how much is seen of a pixel</source>
        <translation>，其中之一表示像素的可见程度</translation>
    </message>
    <message>
        <source>The images have {}{}, and the model takes {}; no graph brings the one to the other: {}.</source>
        <translation>图像有 {}{}，而模型接受 {}；没有计算图能相互转换：{}。</translation>
    </message>
    <message>
        <source>Black and white are those of each whole picture (data.range_of), which a graph that is given a patch can&apos;t know: {}.</source>
        <translation>黑与白按每张完整图片而定（data.range_of），只得到图块的计算图无从得知：{}。</translation>
    </message>
    <message>
        <source>{} and {} in {:.1f} s. {} gives the program&apos;s codes and pictures for {}: {:.1g} off at most in a code, {:.1g} in a pixel from 0 to 1.</source>
        <translation>{0} 和 {1}，用时 {2:.1f} 秒。对 {4}，{3} 给出本程序的编码和图像：编码最多相差 {5:.1g}，0 到 1 的像素最多相差 {6:.1g}。</translation>
    </message>
    <message>
        <source>{} was made elsewhere and has no layers of this program: its own ONNX files, in {}, are what leaves.</source>
        <translation>{} 在别处生成，没有本程序的层：可导出的是它自己的 ONNX 文件，在 {} 中。</translation>
    </message>
    <message>
        <source>{} does not run ({}). Nothing was written.</source>
        <translation>{} 无法运行（{}）。没有写入任何内容。</translation>
    </message>
    <message>
        <source>{} gives another {} than the program: {:.2g} off at most, and {:g} of what it reaches is borne. Nothing was written.</source>
        <translation>{} 给出的 {} 与本程序不同：最多相差 {:.2g}，允许其最大值的 {:g}。没有写入任何内容。</translation>
    </message>
    <message>
        <source>X has the shape {}: two rows are the least to learn from.</source>
        <translation>X 的形状是 {}：至少需要两行才能学习。</translation>
    </message>
    <message>
        <source>X has the shape {}; it was fitted with ({}).</source>
        <translation>X 的形状是 {}；拟合时是（{}）。</translation>
    </message>
    <message>
        <source>image_shape is {}; give (H, W) or (C, H, W).</source>
        <translation>image_shape 是 {}；请给出 (H, W) 或 (C, H, W)。</translation>
    </message>
    <message>
        <source>X has the shape {}, which holds no images of {}.</source>
        <translation>X 的形状是 {}，其中没有 {} 的图像。</translation>
    </message>
    <message>
        <source>The values of X go from {:g} to {:g}: there is nothing to learn from. Give value_range, or other images.</source>
        <translation>X 的值从 {:g} 到 {:g}：没有可学习的内容。请给出 value_range，或其他图像。</translation>
    </message>
    <message>
        <source>X has the shape {}; give flat rows (N, n_features), or images (N, H, W), (N, H, W, C) or (N, C, H, W).</source>
        <translation>X 的形状是 {}；请给出展平的行 (N, n_features)，或图像 (N, H, W)、(N, H, W, C) 或 (N, C, H, W)。</translation>
    </message>
    <message>
        <source>X has the type {}; give numbers.</source>
        <translation>X 的类型是 {}；请给出数。</translation>
    </message>
    <message>
        <source>X holds NaN or infinity: leave such rows out, or fill them in.</source>
        <translation>X 含有 NaN 或无穷大：请去掉这些行，或填补它们。</translation>
    </message>
    <message>
        <source>y has the shape {}; X has {} rows, so give ({},).</source>
        <translation>y 的形状是 {}；X 有 {} 行，因此请给出 ({},)。</translation>
    </message>
    <message>
        <source>{} has the type {}: give bytes (uint8, 0 to 255) or fractions (float, 0 to 1).</source>
        <translation>{} 的类型是 {}：请给出字节（uint8，0 到 255）或小数（float，0 到 1）。</translation>
    </message>
    <message>
        <source>{} holds values from {:.4g} to {:.4g}: bring them to 0 to 1, or give bytes (uint8).</source>
        <translation>{} 的值从 {:.4g} 到 {:.4g}：请转换到 0 到 1，或给出字节（uint8）。</translation>
    </message>
    <message>
        <source> (one code alone: codes[None])</source>
        <translation>（单个编码：codes[None]）</translation>
    </message>
    <message>
        <source>{} has the shape {}; this model takes (N, {}){}.</source>
        <translation>{} 的形状是 {}；此模型接受 (N, {}){}。</translation>
    </message>
    <message>
        <source>{} holds what is no number: give finite floats.</source>
        <translation>{} 含有非数值：请给出有限的浮点数。</translation>
    </message>
    <message>
        <source> (one image alone: images[None])</source>
        <translation>（单幅图像：images[None]）</translation>
    </message>
    <message>
        <source>{} or {}</source>
        <comment>, </comment>
        <translation>{} 或 {}</translation>
    </message>
    <message>
        <source>{} has the shape {}; this model takes {}{}.</source>
        <translation>{} 的形状是 {}；该模型接受 {}{}。</translation>
    </message>
    <message>
        <source>{} keeps no moment of epoch {}; it keeps {}.</source>
        <translation>{} 没有保存第 {} 轮的时刻；保存的有 {}。</translation>
    </message>
    <message>
        <source>part is {!r}; there are train, validation, test and shown.</source>
        <translation>part 是 {!r}；可用的有 train、validation、test 和 shown。</translation>
    </message>
    <message>
        <source>{}: the name must end in .csv, .npz, .parquet or .html.</source>
        <translation>{}：文件名必须以 .csv、.npz、.parquet 或 .html 结尾。</translation>
    </message>
    <message>
        <source>{} is none of the files that codes are read from: {}.</source>
        <translation>{} 不是可以读取编码的文件：{}。</translation>
    </message>
    <message>
        <source>{} holds {} of {}: there may be {:,} of {:,}.</source>
        <translation>{} 含有 {}，每个 {}：最多可有 {:,} 个，每个 {:,} 个数。</translation>
    </message>
    <message>
        <source>{} holds what is no number (NaN, empty or too large) in {}, the first of them in row {:,}: leave these out.</source>
        <translation>{0} 的 {1} 含有非数值（NaN、空或太大），第一个在第 {2:,} 行：请去掉它们。</translation>
    </message>
    <message>
        <source>{} has no rows below its first line.</source>
        <translation>{} 在首行以下没有行。</translation>
    </message>
    <message>
        <source>{} holds no columns of codes: call them z1, z2, and so on; there are {}.</source>
        <translation>{} 没有编码列：请命名为 z1、z2 等；现有 {}。</translation>
    </message>
    <message>
        <source>{}: {} is {} in row {:,}, no number.</source>
        <translation>{0}：{1} 在第 {3:,} 行是 {2}，不是数。</translation>
    </message>
    <message>
        <source>{} holds more than {:,} rows.</source>
        <translation>{} 多于 {:,} 行。</translation>
    </message>
    <message>
        <source>{} is no Parquet file that can be read: {}.</source>
        <translation>{} 不是可读取的 Parquet 文件：{}。</translation>
    </message>
    <message>
        <source>The codes in {} of {} are not all of one length.</source>
        <translation>{1} 的 {0} 中的编码长度不全相同。</translation>
    </message>
    <message>
        <source>{} unpacks to more than {:.0f} GB.</source>
        <translation>{} 解压后超过 {:.0f} GB。</translation>
    </message>
    <message>
        <source>{} holds no codes: an array of vectors called codes, N×D, is needed; there are {}.</source>
        <translation>{} 不含编码：需要名为 codes 的 N×D 向量数组；现有 {}。</translation>
    </message>
    <message>
        <source>the decoder gives {} where images are {}</source>
        <translation>解码器给出 {}，而图像是 {}</translation>
    </message>
    <message>
        <source> in a row</source>
        <translation>（一行）</translation>
    </message>
    <message>
        <source>{} has images of {}; they must be N×C×H×W, N×H×W×C, N×H×W or N×numbers.</source>
        <translation>{} 的图像是 {}；必须是 N×C×H×W、N×H×W×C、N×H×W 或 N×数。</translation>
    </message>
    <message>
        <source>{} has images of {}, and which of these the colours are can&apos;t be told: say layout = &quot;NCHW&quot; or &quot;NHWC&quot; in {}.</source>
        <translation>{} 的图像是 {}，无法判断哪一轴是颜色：请在 {} 中写 layout = &quot;NCHW&quot; 或 &quot;NHWC&quot;。</translation>
    </message>
    <message>
        <source>{} has {} images, and {} says others.</source>
        <translation>{} 的图像是 {}，而 {} 说的不同。</translation>
    </message>
    <message>
        <source>{} has images of {} channels; they must be grey or RGB.</source>
        <translation>{} 的图像有 {} 个通道；必须是灰度或 RGB。</translation>
    </message>
    <message>
        <source>This model has a decoder alone: images have no codes in it.</source>
        <translation>此模型只有解码器：图像在其中没有编码。</translation>
    </message>
    <message>
        <source>This model has an encoder alone: codes have no images in it.</source>
        <translation>此模型只有编码器：编码在其中没有图像。</translation>
    </message>
    <message>
        <source>The encoder takes {} images and the decoder gives {} ones: they are not of one model.</source>
        <translation>编码器接受 {} 的图像而解码器给出 {} 的图像：它们不属于同一模型。</translation>
    </message>
    <message>
        <source>{} takes {} images, and these are {}: choose others.</source>
        <translation>{} 接受 {} 的图像，而这些是 {}：请选择其他图像。</translation>
    </message>
    <message>
        <source>{} gives {} images, and these are {}: choose others.</source>
        <translation>{} 给出 {} 的图像，而这些是 {}：请选择其他图像。</translation>
    </message>
    <message>
        <source>{} takes codes of {}, and how many numbers can&apos;t be told.</source>
        <translation>{} 接受 {} 的编码，无法判断有多少个数。</translation>
    </message>
    <message>
        <source>say classes in model.toml</source>
        <translation>请在 model.toml 中写明 classes</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>{} are known</source>
        <translation>已知 {}</translation>
    </message>
    <message>
        <source>{} takes two inputs ({}), and which are the labels can&apos;t be told: they are N×classes, or whole numbers of N×1; {}.</source>
        <translation>{} 接受两个输入（{}），无法判断哪个是标签：标签为 N×类别数，或 N×1 的整数；{}。</translation>
    </message>
    <message>
        <source>{} takes labels of {}; they may be 2 to {:,}.</source>
        <translation>{} 接受 {} 的标签；可以是 2 到 {:,} 个。</translation>
    </message>
    <message>
        <source>{} is larger than a reference may be: keep some hundred images.</source>
        <translation>{} 作为参照太大：请保留几百幅图像。</translation>
    </message>
    <message>
        <source>{} holds no inputs with outputs: give it two or three of the arrays {}.</source>
        <translation>{} 没有成对的输入和输出：请给出以下数组中的两三个：{}。</translation>
    </message>
    <message>
        <source>{} must hold arrays of numbers, a row for each image in all of them.</source>
        <translation>{} 必须含有数的数组，每个数组中每幅图像一行。</translation>
    </message>
    <message>
        <source>{} holds neither {} nor {}: export the encoder and the decoder under these names.</source>
        <translation>{} 中既没有 {} 也没有 {}：请以这些名称导出编码器和解码器。</translation>
    </message>
    <message>
        <source>{}: there is no {}; there are {}.</source>
        <translation>{}：没有 {}；现有 {}。</translation>
    </message>
    <message>
        <source>{}: {} is {}: {}.</source>
        <translation>{}：{} 为 {}：{}。</translation>
    </message>
    <message>
        <source>{} is no TOML: {}.</source>
        <translation>{} 不是 TOML：{}。</translation>
    </message>
    <message>
        <source>{} is damaged or no ONNX file: export it again.</source>
        <translation>{} 已损坏或不是 ONNX 文件：请重新导出。</translation>
    </message>
    <message>
        <source>{} keeps weights at {}, which is not in its folder.</source>
        <translation>{} 的权重在 {}，它不在其文件夹中。</translation>
    </message>
    <message>
        <source>{} keeps weights in {}, which is no plain file.</source>
        <translation>{} 的权重在 {}，它不是普通文件。</translation>
    </message>
    <message>
        <source>{} keeps its weights in {}, which is missing: put it beside the graph, or export with external_data=False.</source>
        <translation>{} 的权重在 {}，它不存在：请把它放在计算图旁边，或以 external_data=False 导出。</translation>
    </message>
    <message>
        <source>{} has {:.1f} GB of weights; a model may have {:.0f} GB.</source>
        <translation>{} 的权重有 {:.1f} GB；模型最多 {:.0f} GB。</translation>
    </message>
    <message>
        <source>{} holds neither {} nor {}.</source>
        <translation>{} 中既没有 {} 也没有 {}。</translation>
    </message>
    <message>
        <source>{} unpacks to more than a model may have: {:,} files, {:.0f} GB.</source>
        <translation>{} 解压后超过模型的限度：{:,} 个文件，{:.0f} GB。</translation>
    </message>
    <message>
        <source>{} holds {}, which leads out of its folder.</source>
        <translation>{} 含有 {}，它指向文件夹之外。</translation>
    </message>
    <message>
        <source>{} can&apos;t be unpacked: {}.</source>
        <translation>无法解压 {}：{}。</translation>
    </message>
    <message>
        <source>{} unpacks to more than its zip file says.</source>
        <translation>{} 解压后大于其 zip 文件所说的大小。</translation>
    </message>
    <message>
        <source>the images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>the codes, or two: codes and labels</source>
        <translation>编码，或两个：编码和标签</translation>
    </message>
    <message>
        <source>{} takes {} inputs ({}); it must take one: {}. Make the others constants when it is exported.</source>
        <translation>{} 接受 {} 个输入（{}）；只能有一个：{}。请在导出时把其他输入设为常量。</translation>
    </message>
    <message>
        <source>{} takes {} numbers; images and codes are float, or uint8 where pixels are taken as bytes.</source>
        <translation>{} 接受 {} 类型的数；图像和编码为 float，按字节取像素时为 uint8。</translation>
    </message>
    <message>
        <source>{} takes an input of {}: it needs a batch first.</source>
        <translation>{} 的输入有 {}：首先需要批这一轴。</translation>
    </message>
    <message>
        <source>{} gives {}, which are no numbers of an image.</source>
        <translation>{} 给出 {}，它不是图像的数。</translation>
    </message>
    <message>
        <source>{} can&apos;t be run on {}: {}.</source>
        <translation>{} 无法在 {} 上运行：{}。</translation>
    </message>
    <message>
        <source>{} gives {} for {} inputs: the first axis must be the batch.</source>
        <translation>{0} 对 {2} 个输入给出 {1}：第一轴必须是批。</translation>
    </message>
    <message>
        <source>{} takes one at a time: a batch of 1 is fixed in its graph.</source>
        <translation>{} 一次只接受一个：其计算图固定批大小为 1。</translation>
    </message>
    <message>
        <source>{} takes batches of {}, which is fixed in its graph.</source>
        <translation>{} 接受的批大小为 {}，固定在其计算图中。</translation>
    </message>
    <message>
        <source>{} has no value {} to begin with: {}.</source>
        <translation>{} 没有可作起点的值 {}：{}。</translation>
    </message>
    <message>
        <source>{} needs more than its value {} to give what it gives.</source>
        <translation>{} 除其值 {} 外还需要别的才能得出结果。</translation>
    </message>
    <message>
        <source>{} can&apos;t be loaded: {}.</source>
        <translation>无法加载 {}：{}。</translation>
    </message>
    <message>
        <source>its operator {} is none that onnxruntime has</source>
        <translation>onnxruntime 没有其算子 {}</translation>
    </message>
    <message>
        <source>give two numbers such as [0, 1], &quot;inverted&quot;, or {{mean = [0.13], std = [0.31]}}</source>
        <translation>请给出两个数，例如 [0, 1]、&quot;inverted&quot; 或 {{mean = [0.13], std = [0.31]}}</translation>
    </message>
    <message>
        <source>mean {} and spread {}</source>
        <translation>均值 {}、标准差 {}</translation>
    </message>
    <message>
        <source> (inverted)</source>
        <translation>（反转）</translation>
    </message>
    <message>
        <source>{} gives {} for each input, and the {} of the reference have {:,}.</source>
        <translation>{} 对每个输入给出 {}，而参照的 {} 有 {:,} 个。</translation>
    </message>
    <message>
        <source>{} does not give the {} of the reference: the largest difference is {:.3g}, where {:.1g} is allowed. The graph and the reference are not of one training, or something was left out of the graph.</source>
        <translation>{} 没有给出参照的 {}：最大差异为 {:.3g}，允许 {:.1g}。计算图与参照不属于同一次训练，或计算图缺少某些内容。</translation>
    </message>
    <message>
        <source>{} within {:.1g}</source>
        <translation>{} 相差不超过 {:.1g}</translation>
    </message>
    <message>
        <source>The reference holds nothing that this model can be held against.</source>
        <translation>参照中没有可与此模型对照的内容。</translation>
    </message>
    <message>
        <source>The reference is met: {}.</source>
        <translation>符合参照：{}。</translation>
    </message>
    <message>
        <source>The {} of {}&apos;s reference are of another size than {} takes.</source>
        <translation>{1} 的参照中 {0} 的大小与 {2} 接受的不同。</translation>
    </message>
    <message>
        <source>The encoder takes bytes: pixels go in as they are.</source>
        <translation>编码器接受字节：像素按原样输入。</translation>
    </message>
    <message>
        <source>The encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>The range of the pixels is not said, and can&apos;t be tried without a decoder: {} is taken. Say range in {} where it is another.</source>
        <translation>未说明像素的范围，没有解码器也无法试出：采用 {}。若不是这样，请在 {} 中写明 range。</translation>
    </message>
    <message>
        <source>The decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>The decoder takes labels beside the code: the last {} are the classes.</source>
        <translation>解码器除编码外还接受标签：最后 {} 是类别。</translation>
    </message>
    <message>
        <source>{} The encoder tells them.</source>
        <translation>{} 由编码器给出。</translation>
    </message>
    <message>
        <source>{} Of each image that is taken with which it is reconstructed best.</source>
        <translation>{} 对每幅图像取重构得最好的那个。</translation>
    </message>
    <message>
        <source>{} going in and {} coming out</source>
        <translation>输入 {}、输出 {}</translation>
    </message>
    <message>
        <source>The range of the pixels is not said: of {} tried on {}, {} has the least error (MSE {:.4f}; the next, {} and {}, {:.4f}).</source>
        <translation>未说明像素的范围：在 {1} 上试过的 {0} 中，{2} 的误差最小（MSE {3:.4f}；其次是 {4} 和 {5}，{6:.4f}）。</translation>
    </message>
    <message>
        <source> The mean of the images would be nearer: is it a model of such images?</source>
        <translation> 图像的均值会更接近：它是此类图像的模型吗？</translation>
    </message>
    <message>
        <source> That is close: say range in {} where it is another.</source>
        <translation> 两者接近：若不是这样，请在 {} 中写明 range。</translation>
    </message>
    <message>
        <source>An encoder alone needs images: choose a data set.</source>
        <translation>只有编码器时需要图像：请选择数据集。</translation>
    </message>
    <message>
        <source>The range of the pixels is not said: {} is taken, as the decoder gives {:.3g} to {:.3g} for {} draws of a standard Gaussian. Say range in {} where it is another.</source>
        <translation>未说明像素的范围：采用 {0}，因为解码器对标准高斯的 {3} 次抽样给出 {1:.3g} 到 {2:.3g}。若不是这样，请在 {4} 中写明 range。</translation>
    </message>
    <message>
        <source>A code has {}; it may have {:,}.</source>
        <translation>编码有 {}；最多可有 {:,} 个。</translation>
    </message>
    <message>
        <source>The encoder gives codes of {} and the decoder takes {:,}: they are not of one model.</source>
        <translation>编码器给出 {} 的编码而解码器接受 {:,} 个：它们不属于同一模型。</translation>
    </message>
    <message>
        <source>{} gives values that are no numbers (NaN or infinite) for {:,} of {}.</source>
        <translation>{0}对 {2} 中的 {1:,} 幅给出非数值（NaN 或无穷大）。</translation>
    </message>
    <message>
        <source>Of the encoder&apos;s {} outputs, {} is the code.</source>
        <translation>编码器的 {} 个输出中，{} 是编码。</translation>
    </message>
    <message>
        <source>data.unseen names {}, and {} has no classes: leave it empty.</source>
        <translation>data.unseen 指定了 {}，而 {} 没有类别：请留空。</translation>
    </message>
    <message>
        <source>data.unseen names {}, which is no class of {}; there are {}.</source>
        <translation>data.unseen 指定了 {}，它不是 {} 的类别；现有 {}。</translation>
    </message>
    <message>
        <source>data.unseen names every class: leave at least one to train on.</source>
        <translation>data.unseen 指定了所有类别：请至少留一个用于训练。</translation>
    </message>
    <message>
        <source>{} can&apos;t be downloaded.</source>
        <translation>无法下载 {}。</translation>
    </message>
    <message>
        <source>The size of the images of {} is not known.</source>
        <translation>{} 的图像大小未知。</translation>
    </message>
    <message>
        <source>data.channels names {} ({}), and the images of {} have {}: name each, in their order.</source>
        <translation>data.channels 指定了 {} 个（{}），而 {} 的图像有 {}：请按顺序逐个命名。</translation>
    </message>
    <message>
        <source>The images of {} have {}, and data.colour is {}: set it to auto, or name the channels in data.channels.</source>
        <translation>{} 的图像有 {}，而 data.colour 是 {}：请设为 auto，或在 data.channels 中命名通道。</translation>
    </message>
    <message>
        <source>The images of {} are {:,}×{:,} pixels; at most {:,} a side are taken: set data.size to what they are to be brought to.</source>
        <translation>{} 的图像为 {:,}×{:,} 像素；每边最多 {:,}：请把 data.size 设为要转换成的大小。</translation>
    </message>
    <message>
        <source>{} holds {}, and at most {:,} are read: save fewer.</source>
        <translation>{} 含有 {}，最多读取 {:,}：请减少保存的数量。</translation>
    </message>
    <message>
        <source>{} in {} names {:,} classes; there may be {:,}.</source>
        <translation>{1} 中的 {0} 有 {2:,} 个类别；最多可有 {3:,} 个。</translation>
    </message>
    <message>
        <source>{} in {} {{}}: give one whole number or text each, or set data.labels to none.</source>
        <translation>{1} 中的 {0} {{}}：请给每幅图像一个整数或文字，或把 data.labels 设为 none。</translation>
    </message>
    <message>
        <source>is {}</source>
        <translation>是 {}</translation>
    </message>
    <message>
        <source>names several classes, or none, for some images</source>
        <translation>对某些图像指定了多个类别或没有类别</translation>
    </message>
    <message>
        <source>holds values that are no numbers (NaN or infinite)</source>
        <translation>含有非数值（NaN 或无穷大）</translation>
    </message>
    <message>
        <source>holds fractions</source>
        <translation>含有小数</translation>
    </message>
    <message>
        <source>{:,} of {} {} left out: {}.</source>
        <translation>{1} 中有 {0:,} 未采用{2:.0}：{3}。</translation>
    </message>
    <message>
        <source>{}, for the range of its values</source>
        <translation>{}，为确定其值的范围</translation>
    </message>
    <message>
        <source>{{:,}} of {}</source>
        <translation>{{:,}}/{}</translation>
    </message>
    <message>
        <source>The array</source>
        <translation>该数组</translation>
    </message>
    <message>
        <source>{} in {} holds {}, and {} has no range of its own: set data.intensities to min-max.</source>
        <translation>{1} 中的 {0} 的值为 {2}，而 {3} 没有自身的范围：请把 data.intensities 设为 min-max。</translation>
    </message>
    <message>
        <source>Image {:,} of {}: {}.</source>
        <translation>{1} 的第 {0:,} 幅图像：{2}。</translation>
    </message>
    <message>
        <source>No pixel of the images of {} is a number: all are NaN or infinite.</source>
        <translation>{} 的图像没有一个像素是数：全为 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>{} in {}</source>
        <translation>{}（在 {} 中）</translation>
    </message>
    <message>
        <source>the array</source>
        <translation>该数组</translation>
    </message>
    <message>
        <source>; labels of {} in {}</source>
        <translation>；{1} 中有 {0} 的标签</translation>
    </message>
    <message>
        <source>, without labels</source>
        <translation>，没有标签</translation>
    </message>
    <message>
        <source>in a file</source>
        <translation>在文件中</translation>
    </message>
    <message>
        <source>The {:,} images of {}</source>
        <translation>{1} 的 {0:,} 幅图像</translation>
    </message>
    <message>
        <source>The images of {}</source>
        <translation>{} 的图像</translation>
    </message>
    <message>
        <source>What was kept of the images of {} was damaged: they were read again.</source>
        <translation>为 {} 的图像保存的内容已损坏：已重新读取。</translation>
    </message>
    <message>
        <source>{} are kept on the disk while they are used</source>
        <translation>{}在使用期间保存在磁盘上</translation>
    </message>
    <message>
        <source>{}{}, and {:,.1f} GB are free in {}: make room there, set AEGUI_CACHE to a folder on another disk, or set a smaller data.size.</source>
        <translation>{0}{1}，而 {3} 中空闲 {2:,.1f} GB：请在那里腾出空间，把 AEGUI_CACHE 设为另一磁盘上的文件夹，或减小 data.size。</translation>
    </message>
    <message>
        <source>{}, and {} can&apos;t be written: set AEGUI_CACHE to another folder.</source>
        <translation>{}，而 {} 无法写入：请把 AEGUI_CACHE 设为另一个文件夹。</translation>
    </message>
    <message>
        <source>these are other images</source>
        <translation>这是其他图像</translation>
    </message>
    <message>
        <source>no folder</source>
        <translation>没有文件夹</translation>
    </message>
    <message>
        <source>CIFAR-10 is not on the disk (looked in {}): download it, or choose the folder that holds {}, {} or cifar10/train and cifar10/test.</source>
        <translation>CIFAR-10 不在磁盘上（查找过 {}）：请下载，或选择含有 {}、{} 或 cifar10/train 和 cifar10/test 的文件夹。</translation>
    </message>
    <message>
        <source>CIFAR-10 was read from {}: the original pixels.</source>
        <translation>CIFAR-10 读自 {}：原始像素。</translation>
    </message>
    <message>
        <source>CIFAR-10 was read from {}: pictures, whose compression changed the pixels.</source>
        <translation>CIFAR-10 读自 {}：图片，其压缩改变了像素。</translation>
    </message>
    <message>
        <source>unpacking {}</source>
        <translation>正在解压 {}</translation>
    </message>
    <message>
        <source>{} was not opened, because its files are not the known ones (a check sum is another): delete it and download CIFAR-10 again.</source>
        <translation>未打开 {}，因为其文件不是已知的文件（校验和不同）：请删除它并重新下载 CIFAR-10。</translation>
    </message>
    <message>
        <source>{} holds more than CIFAR-10 ({}): replace it.</source>
        <translation>{} 中不只有 CIFAR-10（{}）：请替换它。</translation>
    </message>
    <message>
        <source>CIFAR-10: {:,} pictures</source>
        <translation>CIFAR-10：{:,} 张图片</translation>
    </message>
    <message>
        <source>{} is cut off or damaged ({}): replace it.</source>
        <translation>{} 被截断或已损坏（{}）：请替换它。</translation>
    </message>
    <message>
        <source>CIFAR-10: {:,} of {:,} pictures</source>
        <translation>CIFAR-10：{:,} 张图片（共 {:,} 张）</translation>
    </message>
    <message>
        <source>{}: {}. Replace it.</source>
        <translation>{}：{}。请替换它。</translation>
    </message>
    <message>
        <source>{} has {}×{} pixels and CIFAR-10 has 32×32: replace it, or read other pictures with the data set folder.</source>
        <translation>{} 有 {}×{} 像素，而 CIFAR-10 为 32×32：请替换它，或用数据集 folder 读取其他图片。</translation>
    </message>
    <message>
        <source>{} holds more than CIFAR-10: replace it.</source>
        <translation>{} 中不只有 CIFAR-10：请替换它。</translation>
    </message>
    <message>
        <source>{} has no pictures in {}/{}: replace it with a whole CIFAR-10.</source>
        <translation>{} 在 {}/{} 中没有图片：请换成完整的 CIFAR-10。</translation>
    </message>
    <message>
        <source>holds objects, which could run anything: save plain numbers</source>
        <translation>含有对象，可能运行任何代码：请保存普通的数</translation>
    </message>
    <message>
        <source>too large to be looked at</source>
        <translation>太大，无法查看</translation>
    </message>
    <message>
        <source> in {:,} of them</source>
        <translation>（在其中 {:,} 个中）</translation>
    </message>
    <message>
        <source>Left out: {}.</source>
        <comment>; </comment>
        <translation>未采用：{}。</translation>
    </message>
    <message>
        <source>None of {} of {} that were tried can be read.</source>
        <translation>{1} 中试过的 {0} 都无法读取。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{:,} of {} looked at</source>
        <translation>查看过 {1} 中的 {0:,} 张</translation>
    </message>
    <message>
        <source>{} have {} channels: {}.</source>
        <translation>{}有 {} 个通道：{}。</translation>
    </message>
    <message>
        <source>it is no label image: save whole numbers in one channel, 0 where there is no object</source>
        <translation>它不是标签图像：请以一个通道保存整数，没有物体处为 0</translation>
    </message>
    <message>
        <source>its label image {} can&apos;t be read ({})</source>
        <translation>无法读取其标签图像 {}（{}）</translation>
    </message>
    <message>
        <source>of {}, {}</source>
        <translation>{} 的{}</translation>
    </message>
    <message>
        <source>{} is no table of positions ({}): write it as CSV with x and y.</source>
        <translation>{} 不是位置表（{}）：请写成含 x 和 y 的 CSV。</translation>
    </message>
    <message>
        <source>it has no lines</source>
        <translation>它没有行</translation>
    </message>
    <message>
        <source>it names {}, for one</source>
        <translation>例如它指定了 {}</translation>
    </message>
    <message>
        <source>{} has no position in any of the pictures: {}.</source>
        <translation>{} 在任何图片中都没有位置：{}。</translation>
    </message>
    <message>
        <source>is in a picture that is</source>
        <translation>所在的图片</translation>
    </message>
    <message>
        <source>are in pictures that are</source>
        <translation>所在的图片</translation>
    </message>
    <message>
        <source>{} of {} {} not there, such as {}.</source>
        <translation>{1} 的 {0} {2}不存在，例如 {3}。</translation>
    </message>
    <message>
        <source>{} has no columns x and y: its first line is {}.</source>
        <translation>{} 没有 x 和 y 列：其首行是 {}。</translation>
    </message>
    <message>
        <source>{} does not say in which of {:,} pictures a position is: add a column file.</source>
        <translation>{} 没有说明位置在 {:,} 张图片中的哪一张：请添加一列 file。</translation>
    </message>
    <message>
        <source>{} has more than {:,} positions.</source>
        <translation>{} 有多于 {:,} 个位置。</translation>
    </message>
    <message>
        <source>Line {:,} of {} has no numbers for x and y: {}.</source>
        <translation>{1} 的第 {0:,} 行没有 x 和 y 的数：{2}。</translation>
    </message>
    <message>
        <source>The bundled digits are not in the installed scikit-learn; install it again.</source>
        <translation>已安装的 scikit-learn 中没有自带的数字；请重新安装它。</translation>
    </message>
    <message>
        <source>{} could not be downloaded: the server says {}. Try again later, or choose a folder that holds the data set.</source>
        <translation>无法下载 {}：服务器说 {}。请稍后再试，或选择含有该数据集的文件夹。</translation>
    </message>
    <message>
        <source>{} could not be downloaded: no connection. Connect to the network and try again, or choose a folder that holds the data set.</source>
        <translation>无法下载 {}：没有连接。请连接网络后再试，或选择含有该数据集的文件夹。</translation>
    </message>
    <message>
        <source>{} arrived damaged from every address (its check sum is wrong); try again later.</source>
        <translation>{} 从每个地址得到的都是损坏的（校验和错误）；请稍后再试。</translation>
    </message>
    <message>
        <source>{{:,}} of {}, for the range of their values</source>
        <translation>{{:,}}/{}，为确定其值的范围</translation>
    </message>
    <message>
        <source>The one picture of {} can&apos;t be read: {}.</source>
        <translation>无法读取 {} 的唯一一张图片：{}。</translation>
    </message>
    <message>
        <source>None of the {:,} pictures of {} can be read; the first is {}.</source>
        <translation>{1} 的 {0:,} 张图片都无法读取；第一个是 {2}。</translation>
    </message>
    <message>
        <source>{} that {} tried</source>
        <translation>试过的 {}{:.0}</translation>
    </message>
    <message>
        <source>{:,} of {} can&apos;t be read: {}.</source>
        <translation>{1} 中有 {0:,} 张无法读取：{2}。</translation>
    </message>
    <message>
        <source>Left out: {}.</source>
        <translation>未采用：{}。</translation>
    </message>
    <message>
        <source>{} {} enlarged to {} pixels: {}; set a smaller data.size.</source>
        <translation>{}{:.0} 被放大到 {} 像素：{}；请减小 data.size。</translation>
    </message>
    <message>
        <source>{} is not on the disk (looked in {}): download it, or choose the folder that holds {}/raw.</source>
        <translation>{} 不在磁盘上（查找过 {}）：请下载，或选择含有 {}/raw 的文件夹。</translation>
    </message>
    <message>
        <source>delete it and download {} again.</source>
        <translation>请删除它并重新下载 {}。</translation>
    </message>
    <message>
        <source>{} in {} can&apos;t be read: {}.</source>
        <translation>无法读取 {1} 中的 {0}：{2}。</translation>
    </message>
    <message>
        <source>The images and labels of {} in {} do not belong together: delete them and download {} again.</source>
        <translation>{1} 中 {0} 的图像与标签不匹配：请删除它们并重新下载 {2}。</translation>
    </message>
    <message>
        <source>{} is no IDX file of bytes: {}</source>
        <translation>{} 不是字节的 IDX 文件：{}</translation>
    </message>
    <message>
        <source>{} holds {:,} of {:,} bytes: {}</source>
        <translation>{} 含有 {:,} 字节，应为 {:,} 字节：{}</translation>
    </message>
    <message>
        <source>none of its pixels is a number</source>
        <translation>没有一个像素是数</translation>
    </message>
    <message>
        <source>its values are {}, and {} has no range of its own: set data.intensities to min-max</source>
        <translation>其值为 {}，而 {} 没有自身的范围：请把 data.intensities 设为 min-max</translation>
    </message>
    <message>
        <source>each image has limits of its own</source>
        <translation>每幅图像有各自的界限</translation>
    </message>
    <message>
        <source>data.labels_from = {} gives {}, and at most {:,} are learnt: choose a column of categories.</source>
        <translation>data.labels_from = {} 给出 {}，而最多学习 {:,} 个：请选择表示类别的列。</translation>
    </message>
    <message>
        <source> and {:,} more</source>
        <translation>，另有 {:,} 个</translation>
    </message>
    <message>
        <source>The classes are taken from {}: {}{} among the training images.</source>
        <translation>类别取自{}：训练图像中有 {}{}。</translation>
    </message>
    <message>
        <source>{}; {} without one {} unlabelled.</source>
        <translation>{}；{} 没有，成为无标签的{:.0}。</translation>
    </message>
    <message>
        <source>data.labels_from = {} is no column of the table: {}.</source>
        <translation>data.labels_from = {} 不是表格的列：{}。</translation>
    </message>
    <message>
        <source>no table lies beside the images</source>
        <translation>图像旁没有表格</translation>
    </message>
    <message>
        <source>there is {}</source>
        <comment>, </comment>
        <translation>现有 {}</translation>
    </message>
    <message>
        <source>the tags</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>the column {}</source>
        <translation>列 {}</translation>
    </message>
    <message>
        <source> below {}</source>
        <translation>（在 {} 中）</translation>
    </message>
    <message>
        <source>data.labels_from is {}, and no training image{} has one: select images in the plane and tag them (Ctrl+T).</source>
        <translation>data.labels_from 是 {0}，而{1}没有训练图像带标记：请在平面中选中图像并加标记（Ctrl+T）。</translation>
    </message>
    <message>
        <source>data.labels_from = {} gives no training image a class: all of its cells are empty.</source>
        <translation>data.labels_from = {} 没有给任何训练图像类别：其所有单元格都是空的。</translation>
    </message>
    <message>
        <source>N×H×W, N×H×W×C or N×C×H×W with 1 to 8 channels, or N×(H·W) of squares</source>
        <translation>N×H×W、N×H×W×C 或 N×C×H×W（1 到 8 个通道），或正方形的 N×(H·W)</translation>
    </message>
    <message>
        <source>Left out of {}: {}.</source>
        <translation>{} 中未采用：{}。</translation>
    </message>
    <message>
        <source>Read with it, from beside it: {}.</source>
        <comment>, </comment>
        <translation>一并读取了旁边的：{}。</translation>
    </message>
    <message>
        <source>The {} channels are the {} axis of {} ({}).</source>
        <translation>{2}（{3}）的 {0} 个通道在{1}轴。</translation>
    </message>
    <message>
        <source>{} in {} is a group of arrays: set data.images to one in it, {}.</source>
        <translation>{1} 中的 {0} 是一组数组：请把 data.images 设为其中之一，{2}。</translation>
    </message>
    <message>
        <source>{} holds no array {} (data.images), but {}.</source>
        <translation>{} 没有数组 {}（data.images），而有 {}。</translation>
    </message>
    <message>
        <source>{} holds no images ({}), but {}.</source>
        <translation>{} 没有图像（{}），而有 {}。</translation>
    </message>
    <message>
        <source>Several arrays of {} may be the images: {}. Set data.images to one of them.</source>
        <translation>{} 的多个数组都可能是图像：{}。请把 data.images 设为其中之一。</translation>
    </message>
    <message>
        <source>{} holds {} and no training images: save them as x_train.</source>
        <translation>{} 含有 {} 而没有训练图像：请保存为 x_train。</translation>
    </message>
    <message>
        <source>The images of {} in {} are {} pixels, which is too large: cut them into patches, saved as arrays.</source>
        <translation>{1} 中 {0} 的图像为 {2} 像素，太大：请切成图块，保存为数组。</translation>
    </message>
    <message>
        <source>{} and {} of {} hold images of different sizes.</source>
        <translation>{2} 的 {0} 和 {1} 含有不同大小的图像。</translation>
    </message>
    <message>
        <source>{} in {} {}.</source>
        <translation>{1} 中的 {0} {2}。</translation>
    </message>
    <message>
        <source>{} holds objects, which could run anything: save plain numbers.</source>
        <translation>{} 含有对象，可能运行任何代码：请保存普通的数。</translation>
    </message>
    <message>
        <source>{} in {} is {}: there is no image in it.</source>
        <translation>{1} 中的 {0} 是 {2}：其中没有图像。</translation>
    </message>
    <message>
        <source>{} in {} is of type {}; it must be numbers.</source>
        <translation>{1} 中的 {0} 的类型是 {2}；必须是数。</translation>
    </message>
    <message>
        <source>{} in {} is {}; it must be {}.</source>
        <translation>{1} 中的 {0} 是 {2}；必须是 {3}。</translation>
    </message>
    <message>
        <source>no other array</source>
        <translation>没有其他数组</translation>
    </message>
    <message>
        <source>{} holds no array {} (data.labels), but {}.</source>
        <translation>{} 没有数组 {}（data.labels），而有 {}。</translation>
    </message>
    <message>
        <source>{} in {} holds objects, which could run anything: save whole numbers or texts ({}.astype(str)), or set data.labels to none.</source>
        <translation>{1} 中的 {0} 含有对象，可能运行任何代码：请保存整数或文字（{2}.astype(str)），或把 data.labels 设为 none。</translation>
    </message>
    <message>
        <source>{} in {} is {}, of type {}, and it holds {}: give one label each, whole numbers or texts, or set data.labels to none.</source>
        <translation>{1} 中的 {0} 是 {2}，类型为 {3}，而其中有 {4}：请给每幅一个标签（整数或文字），或把 data.labels 设为 none。</translation>
    </message>
    <message>
        <source>Several arrays of {} may be the labels: {}. Set data.labels to one of them, or none.</source>
        <translation>{} 的多个数组都可能是标签：{}。请把 data.labels 设为其中之一，或 none。</translation>
    </message>
    <message>
        <source>{} holds more than {:,} pictures: choose a folder inside it.</source>
        <translation>{} 含有多于 {:,} 张图片：请选择其中的一个文件夹。</translation>
    </message>
    <message>
        <source>{} has no sub-folders for the classes, as {} has: sort both alike.</source>
        <translation>{} 没有表示类别的子文件夹，而 {} 有：请把两者同样整理。</translation>
    </message>
    <message>
        <source>it has no sub-folders for the classes ({})</source>
        <translation>没有表示类别的子文件夹（{}）</translation>
    </message>
    <message>
        <source>it holds no pictures</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>it belongs</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>they belong</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>{} beside the sub-folders: {} to no class</source>
        <translation>子文件夹之外的 {}：{:.0}不属于任何类别</translation>
    </message>
    <message>
        <source>{} has {:,} sub-folders; at most {:,} can be classes.</source>
        <translation>{} 有 {:,} 个子文件夹；最多 {:,} 个可作类别。</translation>
    </message>
    <message>
        <source>{} holds {} and no training images: put them in a folder train beside these.</source>
        <translation>{} 含有 {} 而没有训练图像：请把它们放进旁边的文件夹 train。</translation>
    </message>
    <message>
        <source> in {}</source>
        <translation>，在 {} 中</translation>
    </message>
    <message>
        <source>, without classes</source>
        <translation>，没有类别</translation>
    </message>
    <message>
        <source> of {}</source>
        <translation>，分为 {}</translation>
    </message>
    <message>
        <source>{} is taken for a class: a split has others beside it, one of them train.</source>
        <translation>{} 被当作一个类别：划分的旁边应有其他部分，其中一个是 train。</translation>
    </message>
    <message>
        <source>{} in {}{}: a part of them is held out.</source>
        <translation>{1} 中有 {0}{2}：其中一部分留出。</translation>
    </message>
    <message>
        <source>Each page is a picture, {:,} in {}: {}{}.</source>
        <translation>每一页是一张图片，{1}中共 {0:,} 张：{2}{3}。</translation>
    </message>
    <message>
        <source>{} holds no pictures (files ending in {}).</source>
        <translation>{} 没有图片（扩展名为 {} 的文件）。</translation>
    </message>
    <message>
        <source>looking through {}</source>
        <translation>正在查看 {}</translation>
    </message>
    <message>
        <source>{} holds more than {:,} folders: choose one inside it.</source>
        <translation>{} 含有多于 {:,} 个文件夹：请选择其中之一。</translation>
    </message>
    <message>
        <source>it is a link that leads round to {}</source>
        <translation>它是绕回 {} 的链接</translation>
    </message>
    <message>
        <source>it lies more than {} folders deep</source>
        <translation>它的层数超过 {} 层文件夹</translation>
    </message>
    <message>
        <source>counting the pages of</source>
        <translation>正在数页数：</translation>
    </message>
    <message>
        <source>looking through</source>
        <translation>正在查看：</translation>
    </message>
    <message>
        <source>it lies beside the splits ({})</source>
        <translation>它位于各部分之外（{}）</translation>
    </message>
    <message>
        <source>{} beside the splits</source>
        <translation>各部分之外的 {}</translation>
    </message>
    <message>
        <source>{}{}: what systems leave beside files</source>
        <comment>, </comment>
        <translation>{}{}：系统留在文件旁的内容</translation>
    </message>
    <message>
        <source>files that are no pictures: {}{}</source>
        <translation>不是图片的文件：{}{}</translation>
    </message>
    <message>
        <source>The Olivetti faces are not on the disk (looked in {}): download them, or choose the folder that holds {}.</source>
        <translation>Olivetti 人脸不在磁盘上（查找过 {}）：请下载，或选择含有 {} 的文件夹。</translation>
    </message>
    <message>
        <source>{} is not the known file (its check sum is another) and was not opened: delete it and download the faces again.</source>
        <translation>{} 不是已知的文件（校验和不同），因此没有打开：请删除它并重新下载人脸。</translation>
    </message>
    <message>
        <source>; and {:,} more</source>
        <translation>；另有 {:,} 个</translation>
    </message>
    <message>
        <source>limits must be two numbers, the lower one first, or two for each channel</source>
        <translation>limits 必须是两个数（较小的在前），或每个通道两个数</translation>
    </message>
    <message>
        <source>limits must be finite numbers</source>
        <translation>limits 必须是有限的数</translation>
    </message>
    <message>
        <source>percentiles must be two numbers from 0 to 100, the lower one first</source>
        <translation>percentiles 必须是 0 到 100 的两个数，较小的在前</translation>
    </message>
    <message>
        <source>channels must have different names of at most {} characters, and none is empty</source>
        <translation>channels 的名称必须各不相同，最多 {} 个字符，且不为空</translation>
    </message>
    <message>
        <source>limits are of {} channels, and channels names {}: give two numbers for each, or two for all</source>
        <translation>limits 有 {} 个通道，而 channels 指定了 {} 个：请给每个通道两个数，或给全部两个数</translation>
    </message>
    <message>
        <source>; set data.planes to images where each plane of a file is an image</source>
        <translation>；若文件的每个平面是一幅图像，请把 data.planes 设为 images</translation>
    </message>
    <message>
        <source>{} channels: {}{}.</source>
        <translation>{} 个通道：{}{}。</translation>
    </message>
    <message>
        <source>Nothing says what is black and what is white: set data.limits to two values, or data.intensities to min-max.</source>
        <translation>没有说明何为黑、何为白：请把 data.limits 设为两个值，或把 data.intensities 设为 min-max。</translation>
    </message>
    <message>
        <source>No {} is chosen: set data.path to the one that holds the images.</source>
        <translation>没有选择{}：请把 data.path 设为含有图像的那个。</translation>
    </message>
    <message>
        <source>The {} {} is not there (looked for {}).</source>
        <translation>{} {} 不存在（查找过 {}）。</translation>
    </message>
    <message>
        <source>it holds none</source>
        <translation>其中没有</translation>
    </message>
    <message>
        <source>{} can&apos;t be used: {}.</source>
        <translation>无法使用 {}：{}。</translation>
    </message>
    <message>
        <source>None of the pictures of {} that were tried can be read: {}.</source>
        <translation>{} 中试过的图片都无法读取：{}。</translation>
    </message>
    <message>
        <source>{} is not on the disk (looked in {}): download it, or choose the folder that holds {}.</source>
        <translation>{} 不在磁盘上（查找过 {}）：请下载，或选择含有 {} 的文件夹。</translation>
    </message>
    <message>
        <source>{} is not the known file (its check sum is another): delete it and download {} again.</source>
        <translation>{} 不是已知的文件（校验和不同）：请删除它并重新下载 {}。</translation>
    </message>
    <message>
        <source>{} must lie in the folder of the pictures</source>
        <translation>{} 必须位于图片的文件夹中</translation>
    </message>
    <message>
        <source>No patch could be cut from the pictures of {}: {}.</source>
        <translation>无法从 {} 的图片切出图块：{}。</translation>
    </message>
    <message>
        <source>Some positions of {} have a class and some none.</source>
        <translation>{} 的位置有些有类别，有些没有。</translation>
    </message>
    <message>
        <source>The table of positions {} is not there: set data.positions to one in that folder.</source>
        <translation>位置表 {} 不存在：请把 data.positions 设为该文件夹中的表。</translation>
    </message>
    <message>
        <source>The folder of label images {} is not there: set data.objects to one in that folder.</source>
        <translation>标签图像的文件夹 {} 不存在：请把 data.objects 设为该文件夹中的一个。</translation>
    </message>
    <message>
        <source>there is no label image called {} in {}: add one</source>
        <translation>{1} 中没有名为 {0} 的标签图像：请添加</translation>
    </message>
    <message>
        <source>its label image {} has {:,}×{:,} pixels and it {:,}×{:,}: save both in one size</source>
        <translation>其标签图像 {} 有 {:,}×{:,} 像素，而它有 {:,}×{:,}：请以同样大小保存两者</translation>
    </message>
    <message>
        <source>More than {:,} patches would be cut from {}: set a longer data.stride, or leave out empty ones by data.contrast.</source>
        <translation>将从 {1} 切出多于 {0:,} 个图块：请增大 data.stride，或用 data.contrast 去掉空的。</translation>
    </message>
    <message>
        <source>Held out with all of their patches: {:,} of {:,} pictures ({}).</source>
        <translation>连同其所有图块留出：{1:,} 张图片中的 {0:,} 张（{2}）。</translation>
    </message>
    <message>
        <source>The one picture is too low to be parted: held-out patches may share pixels with others.</source>
        <translation>唯一的图片太矮，无法分开：留出的图块可能与其他图块共享像素。</translation>
    </message>
    <message>
        <source>; {:,} patches across the border are left out</source>
        <translation>；跨界的 {:,} 个图块未采用</translation>
    </message>
    <message>
        <source>Held out: the one picture from row {:,} on, {:,} patches{}.</source>
        <translation>留出：唯一的图片自第 {:,} 行起，{:,} 个图块{}。</translation>
    </message>
    <message>
        <source>all {:,} have less contrast than {} (data.contrast)</source>
        <translation>全部 {:,} 个的对比度都低于 {}（data.contrast）</translation>
    </message>
    <message>
        <source>the label images in {} show no object</source>
        <translation>{} 中的标签图像没有显示物体</translation>
    </message>
    <message>
        <source>none of {} pixels lies inside one of them</source>
        <comment>×</comment>
        <translation>没有一个 {} 像素的图块位于其中之一内</translation>
    </message>
    <message>
        <source>in a grid</source>
        <translation>按网格</translation>
    </message>
    <message>
        <source>about positions</source>
        <translation>围绕各位置</translation>
    </message>
    <message>
        <source>one for each object</source>
        <translation>每个物体一个</translation>
    </message>
    <message>
        <source>{:,} {} of {} pixels, {}, of {}</source>
        <translation>{0:,} 个图块{1:.0}，{2} 像素，{3}，来自 {4}</translation>
    </message>
    <message>
        <source>; {:,} at the edges were left out</source>
        <translation>；边缘的 {:,} 个未采用</translation>
    </message>
    <message>
        <source>; {} had a patch already</source>
        <translation>；{} 已有图块</translation>
    </message>
    <message>
        <source>; {:,} empty ones were left out</source>
        <translation>；{:,} 个空的未采用</translation>
    </message>
    <message>
        <source>{} black beyond the edges</source>
        <translation>在边缘之外为黑{:.0}</translation>
    </message>
    <message>
        <source>{} none: set data.patch</source>
        <translation>得不到图块{:.0}：请设置 data.patch</translation>
    </message>
    <message>
        <source>{} {} smaller than a patch ({}) and {}.</source>
        <translation>{0} 小于图块{1:.0}（{2}），{3}。</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>它已不在那里</translation>
    </message>
    <message>
        <source>{}: name its channels in data.channels to have them all</source>
        <translation>{}：请在 data.channels 中命名其通道以取得全部</translation>
    </message>
    <message>
        <source>it has {}, and {} are read</source>
        <comment>1 channel</comment>
        <translation>它有 {}，而读取 {}</translation>
    </message>
    <message>
        <source>it has {} channels, and at most {} are read</source>
        <translation>它有 {} 个通道，最多读取 {} 个</translation>
    </message>
    <message>
        <source>it is no picture</source>
        <translation>它不是图片</translation>
    </message>
    <message>
        <source>it is too large: at most {:,} pixels are read, save it in parts</source>
        <translation>它太大：最多读取 {:,} 像素，请分块保存</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>磁盘配额已用尽</translation>
    </message>
    <message>
        <source>permission is denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>它不存在</translation>
    </message>
    <message>
        <source>it is not empty: name another folder</source>
        <translation>它不是空的：请指定另一个文件夹</translation>
    </message>
    <message>
        <source>a file stands where a folder is needed</source>
        <translation>需要文件夹的地方是一个文件</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>a folder stands where a file is needed</source>
        <translation>需要文件的地方是一个文件夹</translation>
    </message>
    <message>
        <source>its links lead back to themselves: too many symbolic links</source>
        <translation>其链接绕回自身：符号链接太多</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>the memory is used up</source>
        <translation>内存已用尽</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它太大</translation>
    </message>
    <message>
        <source>it is no plain file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>{}: {}.</source>
        <translation>{}：{}。</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>it is too large: {:,} × {:,} pixels, and at most {:,} are read, save it in parts</source>
        <translation>它太大：{:,} × {:,} 像素，最多读取 {:,}，请分块保存</translation>
    </message>
    <message>
        <source>it is cut off: copy or save it again</source>
        <translation>它被截断：请重新复制或保存</translation>
    </message>
    <message>
        <source>it can&apos;t be read ({}): save it again</source>
        <translation>无法读取它（{}）：请重新保存</translation>
    </message>
    <message>
        <source>it is a stack of no pages</source>
        <translation>它是没有页的堆栈</translation>
    </message>
    <message>
        <source>its pixels are of type {}</source>
        <translation>其像素的类型是 {}</translation>
    </message>
    <message>
        <source>None of the images that were tried can be read.</source>
        <translation>试过的图像都无法读取。</translation>
    </message>
    <message>
        <source>{} is empty: its first line must name the columns.</source>
        <translation>{} 是空的：其首行必须给出列名。</translation>
    </message>
    <message>
        <source>a cell has more than {:,} characters; is a quotation mark not closed?</source>
        <translation>一个单元格多于 {:,} 个字符；是否有引号未闭合？</translation>
    </message>
    <message>
        <source>{} is no table: {}.</source>
        <translation>{} 不是表格：{}。</translation>
    </message>
    <message>
        <source>{} is not in UTF-8: it was read as Windows-1252; if letters are wrong, save it so.</source>
        <translation>{} 不是 UTF-8：按 Windows-1252 读取；若文字有误，请存为 UTF-8。</translation>
    </message>
    <message>
        <source>{} has {:,} columns: at most {:,} are read.</source>
        <translation>{} 有 {:,} 列：最多读取 {:,} 列。</translation>
    </message>
    <message>
        <source>column {}</source>
        <translation>第 {} 列</translation>
    </message>
    <message>
        <source>{} has more than one column {}: the others were numbered.</source>
        <translation>{} 有多个列 {}：其余的已编号。</translation>
    </message>
    <message>
        <source>{} has {:,} rows: at most {:,} are read.</source>
        <translation>{} 有 {:,} 行：最多读取 {:,} 行。</translation>
    </message>
    <message>
        <source>{} of {} {} too few cells or too many, the first of them row {:,} with {:,} instead of {:,}.</source>
        <translation>{1} 的 {0} 的单元格太少或太多{2:.0}，第一个是第 {3:,} 行，有 {4:,} 个，应为 {5:,} 个。</translation>
    </message>
    <message>
        <source>{} is too large: {:,} rows of {:,} columns are read.</source>
        <translation>{} 太大：最多读取 {:,} 行 {:,} 列。</translation>
    </message>
    <message>
        <source>Left out of {}, as no plain values: {}.</source>
        <translation>{} 中未采用（不是简单的值）：{}。</translation>
    </message>
    <message>
        <source>{} in the column {}</source>
        <translation>{1} 列中的{0}</translation>
    </message>
    <message>
        <source>{}, page {}</source>
        <translation>{}，第 {} 页</translation>
    </message>
    <message>
        <source>{} in the column {} and page in {}</source>
        <translation>{1} 列中的{0}和 {2} 中的页</translation>
    </message>
    <message>
        <source>, counted from {}</source>
        <translation>，从 {} 数起</translation>
    </message>
    <message>
        <source>No row of {} names one of the images: it has {}, and an image is called {}; a column must hold names of files.</source>
        <translation>{} 没有任何一行指向图像：它有 {}，而图像名为 {}；必须有一列含有文件名。</translation>
    </message>
    <message>
        <source>row {:,}</source>
        <translation>第 {:,} 行</translation>
    </message>
    <message>
        <source>{}: {:,} of {} have a row, by {}.</source>
        <translation>{0}：{2} 中有 {1:,} 幅有对应的行，依据{3}。</translation>
    </message>
    <message>
        <source>{:,} of {} of {} {} no image, such as {}.</source>
        <translation>{2} 的 {1} 中有 {0:,} 行没有对应的图像{3:.0}，例如 {4}。</translation>
    </message>
    <message>
        <source>{} {} no row in {}, such as {}.</source>
        <translation>{0} 在 {2} 中没有对应的行{1:.0}，例如 {3}。</translation>
    </message>
    <message>
        <source>{} of {} name what another row does, such as rows {:,} and {:,} ({}): the first counts.</source>
        <translation>{1} 的 {0} 指向的内容与另一行相同，例如第 {2:,} 行和第 {3:,} 行（{4}）：以前者为准。</translation>
    </message>
    <message>
        <source>{} holds no tags: its first line must name image, tag and note.</source>
        <translation>{} 没有标记：其首行必须给出 image、tag 和 note。</translation>
    </message>
    <message>
        <source> of {}: {} of the range</source>
        <translation>（{} 中）：范围的 {}</translation>
    </message>
    <message>
        <source>; {} became 0…1 (data.intensities is {})</source>
        <translation>；{} 变为 0…1（data.intensities 是 {}）</translation>
    </message>
    <message>
        <source>; of each channel {} became 0…1 (data.intensities is {})</source>
        <translation>；每个通道的 {} 变为 0…1（data.intensities 是 {}）</translation>
    </message>
    <message>
        <source> of each image by itself</source>
        <translation>（每幅图像各自）</translation>
    </message>
    <message>
        <source>, channel by channel</source>
        <translation>，逐通道</translation>
    </message>
    <message>
        <source>; data.intensities is {}{}</source>
        <translation>；data.intensities 是 {}{}</translation>
    </message>
    <message>
        <source> (the first is {})</source>
        <translation>（第一个是 {}）</translation>
    </message>
    <message>
        <source>{}{} {} values that are no numbers (NaN or infinite): those became black.</source>
        <translation>{}{}{:.0}含有非数值（NaN 或无穷大）：已变为黑色。</translation>
    </message>
    <message>
        <source>All values are {}: the images are all alike, with nothing to learn.</source>
        <translation>所有值都是 {}：图像完全相同，没有可学习的内容。</translation>
    </message>
    <message>
        <source>Values{} {} of {}: only {} of the range, so that the images are hard to see: set data.intensities to min-max.</source>
        <translation>值{0}为 {1}（范围 {2}）：只占范围的 {3}，图像因此难以看清：请把 data.intensities 设为 min-max。</translation>
    </message>
    <message>
        <source>Values{} of several types ({}) are brought to one range, {}: those of the narrower types may be hard to see.</source>
        <translation>值{}有多种类型（{}），统一到一个范围 {}：较窄类型的图像可能难以看清。</translation>
    </message>
    <message>
        <source>{}: set data.intensities to percentiles.</source>
        <translation>{}：请把 data.intensities 设为 percentiles。</translation>
    </message>
    <message>
        <source>99 % of the values lie in {} of the range from black to white</source>
        <translation>99 % 的值位于黑到白范围的 {} 之内</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>{} has changed while it was read: open it again.</source>
        <translation>读取 {} 时它发生了变化：请重新打开。</translation>
    </message>
    <message>
        <source>{} (left closed)</source>
        <translation>{}（未打开）</translation>
    </message>
    <message>
        <source>{} is a folder, and no file of arrays.</source>
        <translation>{} 是文件夹，不是数组文件。</translation>
    </message>
    <message>
        <source>{} is no {} file{}.</source>
        <translation>{} 不是 {} 文件{}。</translation>
    </message>
    <message>
        <source>{} is of no format that can be read ({}).</source>
        <translation>{} 不是可读取的格式（{}）。</translation>
    </message>
    <message>
        <source>a single value</source>
        <translation>单个值</translation>
    </message>
    <message>
        <source>{} is packed with another program: pack it as .zip or .tar.gz.</source>
        <translation>{} 用其他程序打包：请打包为 .zip 或 .tar.gz。</translation>
    </message>
    <message>
        <source>{} holds {:,} files of arrays: unpack it and choose one of them.</source>
        <translation>{} 含有 {:,} 个数组文件：请解压并选择其中之一。</translation>
    </message>
    <message>
        <source>{} holds neither pictures nor files of arrays.</source>
        <translation>{} 中既没有图片也没有数组文件。</translation>
    </message>
    <message>
        <source>{} asks for more memory than there is: save it again, in parts.</source>
        <translation>{} 需要的内存超过现有的：请分块重新保存。</translation>
    </message>
    <message>
        <source>{} is damaged ({}): save it again.</source>
        <translation>{} 已损坏（{}）：请重新保存。</translation>
    </message>
    <message>
        <source>{} holds no {} any more.</source>
        <translation>{} 中已没有 {}。</translation>
    </message>
    <message>
        <source>{} in {} is locked with a password: pack it without one.</source>
        <translation>{1} 中的 {0} 有密码保护：请不加密码打包。</translation>
    </message>
    <message>
        <source>{} in {} holds other than the {:,} bytes that it says: pack it again.</source>
        <translation>{1} 中的 {0} 与其所说的 {2:,} 字节不符：请重新打包。</translation>
    </message>
    <message>
        <source>{} in {} has {:.1f} GB and at most {:.0f} GB are read inside an archive: unpack it.</source>
        <translation>{1} 中的 {0} 有 {2:.1f} GB，而压缩包内最多读取 {3:.0f} GB：请解压。</translation>
    </message>
    <message>
        <source>{} in {} unpacks to {:,} times its size, which no images do: it is left closed. Unpack it if you trust it.</source>
        <translation>{1} 中的 {0} 解压后是其大小的 {2:,} 倍，图像不会如此：没有打开它。若信任它，请自行解压。</translation>
    </message>
    <message>
        <source>{} holds more than {}: unpack it and choose a folder of it.</source>
        <translation>{} 含有多于 {}：请解压并选择其中的一个文件夹。</translation>
    </message>
    <message>
        <source>{} is a FITS file, and astropy, which reads it, is not installed: pip install &quot;autoencoder-explorer[fits]&quot;.</source>
        <translation>{} 是 FITS 文件，而读取它的 astropy 没有安装：pip install &quot;autoencoder-explorer[fits]&quot;。</translation>
    </message>
    <message>
        <source>{} in {} has changed while it was read: open it again.</source>
        <translation>读取 {1} 中的 {0} 时它发生了变化：请重新打开。</translation>
    </message>
    <message>
        <source>save the images with h5py</source>
        <translation>请用 h5py 保存图像</translation>
    </message>
    <message>
        <source>is a link to {}, and no other file is read: copy its values into this one</source>
        <translation>是指向 {} 的链接，不读取其他文件：请把其值复制到此文件</translation>
    </message>
    <message>
        <source>{} holds more than {:,} arrays and groups: save the images apart.</source>
        <translation>{} 含有多于 {:,} 个数组和组：请单独保存图像。</translation>
    </message>
    <message>
        <source>lies in other files, which are not read: copy its values into this one</source>
        <translation>位于其他文件中，不会读取：请把其值复制到此文件</translation>
    </message>
    <message>
        <source>it is shorter than it says</source>
        <translation>它比所说的短</translation>
    </message>
    <message>
        <source>it is longer than it says</source>
        <translation>它比所说的长</translation>
    </message>
    <message>
        <source>it does not begin as an IDX file does</source>
        <translation>它的开头不是 IDX 文件的样子</translation>
    </message>
    <message>
        <source>its header is cut off</source>
        <translation>它的文件头被截断</translation>
    </message>
    <message>
        <source>save the images with np.savez(path, images=…)</source>
        <translation>请用 np.savez(path, images=…) 保存图像</translation>
    </message>
    <message>
        <source>{} is no .npz file: {}.</source>
        <translation>{} 不是 .npz 文件：{}。</translation>
    </message>
    <message>
        <source>it has a negative size</source>
        <translation>它的大小是负数</translation>
    </message>
    <message>
        <source>it holds {:,} of {:,} bytes</source>
        <translation>它有 {:,} 字节，应为 {:,} 字节</translation>
    </message>
    <message>
        <source>{} in {} lacks a value in some rows: leave these rows out.</source>
        <translation>{1} 中的 {0} 在某些行缺少值：请去掉这些行。</translation>
    </message>
    <message>
        <source>{} in {} holds lists of different lengths: give all one shape.</source>
        <translation>{1} 中的 {0} 含有不同长度的列表：请统一形状。</translation>
    </message>
    <message>
        <source>{} in {} has only the path of the picture of row {:,}: save the data set with its pictures embedded.</source>
        <translation>{1} 中的 {0} 的第 {2:,} 行只有图片的路径：请把图片嵌入后保存数据集。</translation>
    </message>
    <message>
        <source>{} has other columns than {}: keep it in another folder.</source>
        <translation>{} 的列与 {} 不同：请把它放在另一个文件夹。</translation>
    </message>
    <message>
        <source>{:,} of {}, {} and on, are read as one</source>
        <translation>{1} 中的 {0:,} 个（从 {2} 起）合并读取</translation>
    </message>
    <message>
        <source>{}; {} is missing</source>
        <translation>{}；缺少 {}</translation>
    </message>
    <message>
        <source>is of type {}, which is neither images nor labels</source>
        <translation>是类型 {}，既不是图像也不是标签</translation>
    </message>
    <message>
        <source>{} has more than {:.0f} GB, and no picture has that.</source>
        <translation>{} 超过 {:.0f} GB，没有图片会这么大。</translation>
    </message>
    <message>
        <source>it holds {:,} pages, and not a page {:,}</source>
        <translation>它有 {:,} 页，没有第 {:,} 页</translation>
    </message>
    <message>
        <source>it is compressed by {}: save it with another compression, or pip install imagecodecs</source>
        <translation>它以 {} 压缩：请用其他压缩方式保存，或 pip install imagecodecs</translation>
    </message>
    <message>
        <source>it has {:,} planes, and at most {} can be channels</source>
        <translation>它有 {:,} 个平面，最多 {} 个可作通道</translation>
    </message>
    <message>
        <source>Page {:,} of {} is {}, {}, and the first {}, {}: open the folder that it lies in.</source>
        <translation>{1} 的第 {0:,} 页是 {2}、{3}，而第一页是 {4}、{5}：请打开它所在的文件夹。</translation>
    </message>
    <message>
        <source>{} is a stack of no pages: save it again.</source>
        <translation>{} 是没有页的堆栈：请重新保存。</translation>
    </message>
    <message>
        <source>The pages of {} are {:,}×{:,} pixels, and at most {:,} are read: save them in parts.</source>
        <translation>{} 的页为 {:,}×{:,} 像素，最多读取 {:,}：请分块保存。</translation>
    </message>
    <message>
        <source>axes {}: each plane is a page</source>
        <translation>轴 {}：每个平面是一页</translation>
    </message>
    <message>
        <source>axes {}: {} planes are the channels of one image; set data.planes to images if each is an image</source>
        <translation>轴 {}：{} 个平面是一幅图像的通道；若每个是一幅图像，请把 data.planes 设为 images</translation>
    </message>
    <message>
        <source>{} holds more than {:,} arrays: save the images apart.</source>
        <translation>{} 含有多于 {:,} 个数组：请单独保存图像。</translation>
    </message>
    <message>
        <source>{:,} of {:,} chunks are not stored and read as {}</source>
        <translation>{1:,} 块中的 {0:,} 块没有保存，按 {2} 读取</translation>
    </message>
    <message>
        <source>{}, and the images have none: choose labelled data, or put your own into a folder for each class</source>
        <translation>{}，而图像没有标签：请选择有标签的数据，或把自己的图像按类别放入文件夹</translation>
    </message>
    <message>
        <source>a plain autoencoder has no prior to draw from</source>
        <translation>普通自编码器没有可抽样的先验</translation>
    </message>
    <message>
        <source>penalties are for the plain family; the {} one has a prior for its code</source>
        <translation>惩罚项用于普通族；{} 族的编码有先验</translation>
    </message>
    <message>
        <source>this family needs labels, and the data set has none</source>
        <translation>此族需要标签，而数据集没有</translation>
    </message>
    <message>
        <source>the {} family is to use labels</source>
        <translation>{} 族要使用标签</translation>
    </message>
    <message>
        <source>the {} family needs some labels</source>
        <translation>{} 族需要一些标签</translation>
    </message>
    <message>
        <source>{} {} too few for {} classes: take one of each</source>
        <translation>{0} 对 {2} 个类别来说太少{1:.0}：请每类取一幅</translation>
    </message>
    <message>
        <source>the label head of the {} family takes any value: {} codes can&apos;t</source>
        <translation>{} 族的标签头可取任何值：{} 编码做不到</translation>
    </message>
    <message>
        <source>the {} family needs labels</source>
        <translation>{} 族需要标签</translation>
    </message>
    <message>
        <source>the variational family&apos;s prior is the Gaussian of σ 1, whose KL has a closed form: choose an adversarial family for another</source>
        <translation>变分族的先验是 σ 为 1 的高斯，其 KL 有闭式：要用其他先验，请选择对抗族</translation>
    </message>
    <message>
        <source>the means and log variances of the variational family take any value: {} can&apos;t</source>
        <translation>变分族的均值和对数方差可取任何值：{} 做不到</translation>
    </message>
    <message>
        <source>{} filters need as many strides, but there are {}</source>
        <translation>{} 个滤波器需要同样多的步幅，而现有 {} 个</translation>
    </message>
    <message>
        <source>images of {}×{} can&apos;t be brought to {}×{} by leaving out pixels: set network.side to a divisor of both, or to 0</source>
        <translation>{}×{} 的图像无法通过去掉像素变为 {}×{}：请把 network.side 设为两者的约数，或 0</translation>
    </message>
    <message>
        <source>the code is laid out as a square, and {} is no square number</source>
        <translation>编码排成正方形，而 {} 不是平方数</translation>
    </message>
    <message>
        <source>a code of {}×{} grows to {}×{}, but the images are {}×{}: change model.code, network.growth or network.side</source>
        <translation>{}×{} 的编码增长到 {}×{}，而图像是 {}×{}：请改变 model.code、network.growth 或 network.side</translation>
    </message>
    <message>
        <source>KL sparsity needs codes between 0 and 1: use a sigmoid code activation, or L1 sparsity</source>
        <translation>KL 稀疏要求编码在 0 和 1 之间：请用 sigmoid 编码激活，或 L1 稀疏</translation>
    </message>
    <message>
        <source>the mixture lies in a plane: it needs a code of at least 2</source>
        <translation>该混合分布位于平面：编码至少需要 2 维</translation>
    </message>
    <message>
        <source>the swiss roll lies in a plane: it needs a code of at least 2</source>
        <translation>瑞士卷位于平面：编码至少需要 2 维</translation>
    </message>
    <message>
        <source>it is no list of quantities</source>
        <translation>它不是量的列表</translation>
    </message>
    <message>
        <source>a level is out of reach</source>
        <translation>一个级别超出范围</translation>
    </message>
    <message>
        <source>a text is none, or too long</source>
        <translation>有一段文字无效或太长</translation>
    </message>
    <message>
        <source>is {}; it </source>
        <translation>是 {}；它</translation>
    </message>
    <message>
        <source>must be at least {ge}</source>
        <translation>必须至少为 {ge}</translation>
    </message>
    <message>
        <source>must be more than {gt}</source>
        <translation>必须大于 {gt}</translation>
    </message>
    <message>
        <source>must be at most {le}</source>
        <translation>必须至多为 {le}</translation>
    </message>
    <message>
        <source>must be less than {lt}</source>
        <translation>必须小于 {lt}</translation>
    </message>
    <message>
        <source>must be one of {expected}</source>
        <translation>必须是以下之一：{expected}</translation>
    </message>
    <message>
        <source>may have at most {max_length} entries</source>
        <translation>最多可有 {max_length} 项</translation>
    </message>
    <message>
        <source>must have at least {min_length} entries</source>
        <translation>至少要有 {min_length} 项</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>必须是文字</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>must be whole numbers with commas between them</source>
        <translation>必须是用逗号分隔的整数</translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation>必须是有限的数</translation>
    </message>
    <message>
        <source>must be settings with names</source>
        <translation>必须是带名称的设置</translation>
    </message>
    <message>
        <source>is no setting here; there are {}</source>
        <translation>在此不是设置；现有 {}</translation>
    </message>
    <message>
        <source>takes no settings here</source>
        <translation>在此没有设置</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>必须是数</translation>
    </message>
    <message>
        <source>must be a day such as 2026-11-28</source>
        <translation>必须是日期，例如 2026-11-28</translation>
    </message>
    <message>
        <source>two parts are named {!r}</source>
        <translation>两个部件都叫 {!r}</translation>
    </message>
    <message>
        <source>{} is no {}; there are {}</source>
        <translation>{} 不是 {}；现有 {}</translation>
    </message>
    <message>
        <source>is {}; it must be a word in quotation marks</source>
        <translation>为 {}；应为引号中的词</translation>
    </message>
    <message>
        <source>is {}; it is written as true, or left out</source>
        <translation>为 {}；应写 true，或省略</translation>
    </message>
    <message>
        <source>is {}; it must be a number</source>
        <translation>为 {}；应为数</translation>
    </message>
    <message>
        <source>is {}; it must be a list of one to {} {} in brackets</source>
        <translation>为 {}；应为方括号中的列表，含一到 {} 个{}</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数</translation>
    </message>
    <message>
        <source>is {}; it must be a kind and a level, such as [&quot;gaussian&quot;, 0.5]</source>
        <translation>为 {}；应为种类和强度，例如 [&quot;gaussian&quot;, 0.5]</translation>
    </message>
    <message>
        <source>names of classes</source>
        <translation>类别名</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>has {}; a point of it is two numbers, such as [0, 1.5]</source>
        <translation>含有 {}；每个点是两个数，例如 [0, 1.5]</translation>
    </message>
    <message>
        <source>is {}; it must be settings, such as {{ &quot;training.epochs&quot; = 5 }}</source>
        <translation>为 {}；应为设置，例如 {{ &quot;training.epochs&quot; = 5 }}</translation>
    </message>
    <message>
        <source>is {}; it must be one of {}</source>
        <translation>是 {}；必须是以下之一：{}</translation>
    </message>
    <message>
        <source>its {} are no code of the run, which has {}</source>
        <translation>{} 不是该运行的编码，它有 {} 个数</translation>
    </message>
    <message>
        <source>{} is no class of the run; there are {}</source>
        <translation>{} 不是该运行的类别；可用的有 {}</translation>
    </message>
    <message>
        <source>{} is no deed; there are {}</source>
        <translation>{} 不是操作；可用的有 {}</translation>
    </message>
    <message>
        <source>are grey</source>
        <translation>是灰度的</translation>
    </message>
    <message>
        <source>have {} channels</source>
        <translation>有 {} 个通道</translation>
    </message>
    <message>
        <source>colouring needs RGB images, and these {}: choose colour data or another task</source>
        <translation>上色需要 RGB 图像，而这些{}：请选择彩色数据或另一任务</translation>
    </message>
    <message>
        <source>the settings {} cannot be read ({}); the defaults are used.</source>
        <translation>无法读取设置 {}（{}）；使用默认值。</translation>
    </message>
    <message>
        <source>the settings cannot be understood ({}) and were kept as {}.</source>
        <translation>无法理解设置（{}），已保留为 {}。</translation>
    </message>
    <message>
        <source>the settings {} cannot be understood ({}); the defaults are used.</source>
        <translation>无法理解设置 {}（{}）；使用默认值。</translation>
    </message>
    <message>
        <source>the network is made for {} images, but {} has {} ones: change network.image or choose other data</source>
        <translation>网络适用于 {} 的图像，而 {} 的图像是 {} 的：请改变 network.image 或选择其他数据</translation>
    </message>
    <message>
        <source>binary cross-entropy needs outputs between 0 and 1: use a sigmoid output</source>
        <translation>二元交叉熵要求输出在 0 和 1 之间：请使用 sigmoid 输出</translation>
    </message>
    <message>
        <source>one noise for the whole training needs images that stay the same, and data.binarised = dynamic draws them anew each epoch: make corruption.fresh true, or data.binarised static</source>
        <translation>整个训练用同一噪声要求图像保持不变，而 data.binarised = dynamic 每轮重新抽取：请把 corruption.fresh 设为 true，或把 data.binarised 设为 static</translation>
    </message>
    <message>
        <source>{}-channel</source>
        <translation>{} 通道</translation>
    </message>
    <message>
        <source>{}.</source>
        <translation>{}。</translation>
    </message>
    <message>
        <source>{}: this is no TOML: {}.</source>
        <translation>{}：这不是 TOML：{}。</translation>
    </message>
    <message>
        <source>{}: this is no text in UTF-8.</source>
        <translation>{}：这不是 UTF-8 文字。</translation>
    </message>
    <message>
        <source>{} is no setting: there is no section {} in a recipe.</source>
        <translation>{} 不是设置：配方中没有 {} 一节。</translation>
    </message>
    <message>
        <source>{}: images.{} is no setting of images of one&apos;s own.</source>
        <translation>{}：images.{} 不是自己图像的设置。</translation>
    </message>
    <message>
        <source>{}: images.{} {}.</source>
        <translation>{}：images.{} {}。</translation>
    </message>
    <message>
        <source>{} encodes images: choose a data set.</source>
        <translation>{} 对图像编码：请选择数据集。</translation>
    </message>
    <message>
        <source>{} has a decoder alone, and how large its images are can&apos;t be told: say size and colour in model.toml.</source>
        <translation>{} 只有解码器，无法判断其图像的大小：请在 model.toml 中写明 size 和 colour。</translation>
    </message>
    <message>
        <source>There is no encoder: the {:,} points are draws of a standard Gaussian, and no image lies behind them.</source>
        <translation>没有编码器：{:,} 个点是标准高斯的抽样，背后没有图像。</translation>
    </message>
    <message>
        <source>draw {}</source>
        <translation>抽样 {}</translation>
    </message>
    <message>
        <source>model.toml names {} of a code that has {:,}</source>
        <translation>model.toml 命名了 {}，而编码有 {:,} 个</translation>
    </message>
    <message>
        <source>{}: the names are left out.</source>
        <translation>{}：名称未采用。</translation>
    </message>
    <message>
        <source>The encoder of {} gives no numbers (NaN, infinite, or too large) for {:,} of {}, {} first.</source>
        <translation>{0} 的编码器对 {2} 中的 {1:,} 幅没有给出数（NaN、无穷大或太大），首先是{3}。</translation>
    </message>
    <message>
        <source>Trained elsewhere, opened from {}: data and code size are known alone.</source>
        <translation>在别处训练，从 {} 打开：只知道数据和编码大小。</translation>
    </message>
    <message>
        <source>No run can be stored here: {} Choose another folder: the setting `runs` or AEGUI_RUNS.</source>
        <translation>无法在此保存运行：{} 请选择另一个文件夹：设置 runs 或 AEGUI_RUNS。</translation>
    </message>
    <message>
        <source>{} can&apos;t be understood ({})</source>
        <translation>无法理解 {}（{}）</translation>
    </message>
    <message>
        <source>it was kept as {}</source>
        <translation>已保留为 {}</translation>
    </message>
    <message>
        <source>it was left as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>A branch of {} from epoch {} with {}.</source>
        <translation>{} 的分支，从第 {} 轮起，改动：{}。</translation>
    </message>
    <message>
        <source> The optimizer begins anew: </source>
        <translation> 优化器重新开始：</translation>
    </message>
    <message>
        <source>it remembers other things.</source>
        <translation>它记忆的内容不同。</translation>
    </message>
    <message>
        <source>what it remembered is stored of the newest checkpoint alone.</source>
        <translation>它所记住的只随最新的检查点保存。</translation>
    </message>
    <message>
        <source>{} can&apos;t be branched: it was made elsewhere.</source>
        <translation>无法从 {} 分支：它在别处生成。</translation>
    </message>
    <message>
        <source>A branch of {} needs a change, such as training.learning_rate=1e-4; to go on with it as it is, resume it.</source>
        <translation>{} 的分支需要改动，例如 training.learning_rate=1e-4；要照原样继续，请续训。</translation>
    </message>
    <message>
        <source>training.epochs is {}, and the branch begins at epoch {}: set training.epochs to more than {}.</source>
        <translation>training.epochs 是 {}，而分支从第 {} 轮开始：请把 training.epochs 设为大于 {}。</translation>
    </message>
    <message>
        <source>{} can&apos;t be branched: no moment of it is stored.</source>
        <translation>无法从 {} 分支：没有保存它的任何时刻。</translation>
    </message>
    <message>
        <source>{} holds nothing of epoch {}; stored are {}.</source>
        <translation>{} 没有第 {} 轮的内容；保存的有 {}。</translation>
    </message>
    <message>
        <source>{} is {}, not {}</source>
        <translation>{} 是 {}，而不是 {}</translation>
    </message>
    <message>
        <source>{} can&apos;t be branched like that, as what it has learnt would not fit: {}. Leave that as it was, or train anew.</source>
        <translation>无法这样从 {} 分支，因为它所学的将不再适用：{}。请保持原样，或重新训练。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>some epoch</source>
        <translation>某一轮</translation>
    </message>
    <message>
        <source>epoch {}</source>
        <translation>第 {} 轮</translation>
    </message>
    <message>
        <source>and {}</source>
        <translation>以及 {}</translation>
    </message>
    <message>
        <source>{} of {}, without a network.</source>
        <translation>{}，每个 {}，没有网络。</translation>
    </message>
    <message>
        <source>Codes alone, opened from {}: there is no network.</source>
        <translation>只有编码，从 {} 打开：没有网络。</translation>
    </message>
    <message>
        <source>None of the first names, such as {}, is a file in {}.</source>
        <translation>前几个名称（例如 {}）在 {} 中都不是文件。</translation>
    </message>
    <message>
        <source>{} names no files: which image belongs to which code can&apos;t be told.</source>
        <translation>{} 没有给出文件名：无法判断哪幅图像对应哪个编码。</translation>
    </message>
    <message>
        <source>The images were left out: {}</source>
        <translation>图像未采用：{}</translation>
    </message>
    <message>
        <source>{} holds {}, and other than so many codes.</source>
        <translation>{} 含有 {}，与编码的数目不同。</translation>
    </message>
    <message>
        <source>None of the images in {} has a code in {}.</source>
        <translation>{} 中的图像在 {} 中都没有编码。</translation>
    </message>
    <message>
        <source>{} left out, as no image of that name is there.</source>
        <translation>{}未采用，因为没有该名称的图像。</translation>
    </message>
    <message>
        <source>{} left out, without a code.</source>
        <translation>{}未采用，因为没有编码。</translation>
    </message>
    <message>
        <source>The labels are others for nearly each code: they are taken for no classes.</source>
        <translation>几乎每个编码的标签都不同：不当作类别。</translation>
    </message>
    <message>
        <source>Some codes have no label: the labels are left to the table.</source>
        <translation>有些编码没有标签：标签留给表格。</translation>
    </message>
    <message>
        <source>the neighbours of {:,} of {}</source>
        <translation>{1} 中 {0:,} 个的邻居</translation>
    </message>
    <message>
        <source>Going on after epoch {} of {}, step {:,}</source>
        <translation>从第 {} 轮之后继续（共 {} 轮），第 {:,} 步</translation>
    </message>
    <message>
        <source>{}, with {}.</source>
        <translation>{}，改动：{}。</translation>
    </message>
    <message>
        <source>{} can&apos;t go on: the recipe of its checkpoint is damaged: {}</source>
        <translation>{} 无法继续：其检查点的配方已损坏：{}</translation>
    </message>
    <message>
        <source>{} ({} before, {} now)</source>
        <translation>{}（原为 {}，现为 {}）</translation>
    </message>
    <message>
        <source>{} can&apos;t go on with another recipe than it began with: {}. Set it back, or train anew.</source>
        <translation>{} 不能用与开始时不同的配方继续：{}。请改回，或重新训练。</translation>
    </message>
    <message>
        <source> and a part of the next</source>
        <translation>和下一轮的一部分</translation>
    </message>
    <message>
        <source>{} has trained {}{} already, more than the {} asked for: set training.epochs to more than {}.</source>
        <translation>{} 已训练 {}{}，多于要求的 {}：请把 training.epochs 设为大于 {}。</translation>
    </message>
    <message>
        <source>its one epoch</source>
        <translation>其唯一的一轮</translation>
    </message>
    <message>
        <source>all its {} epochs</source>
        <translation>其全部 {} 轮</translation>
    </message>
    <message>
        <source>{} has trained {}: to go on, set training.epochs to more than {}.</source>
        <translation>{} 已训练{}：要继续，请把 training.epochs 设为大于 {}。</translation>
    </message>
    <message>
        <source>{} ended early, after epoch {}: its validation loss had not fallen for {}. To go on, set schedule.stop_after to more than {}.</source>
        <translation>{} 在第 {} 轮后提前结束：其验证损失已有 {} 没有下降。要继续，请把 schedule.stop_after 设为大于 {}。</translation>
    </message>
    <message>
        <source>A frame of {:,} ms is too long: a GIF&apos;s lasts at most {:,} ms.</source>
        <translation>一帧 {:,} 毫秒太长：GIF 的一帧最多 {:,} 毫秒。</translation>
    </message>
    <message>
        <source>Frames are uint8 (F, C, H, W) with C 1 to {}, not {} {}.</source>
        <translation>帧为 uint8 (F, C, H, W)，C 为 1 到 {}，而不是 {} {}。</translation>
    </message>
    <message>
        <source>There are no frames to save: a film needs at least one image.</source>
        <translation>没有可保存的帧：动画至少需要一幅图像。</translation>
    </message>
    <message>
        <source>A picture of {:,} × {:,} pixels can&apos;t be saved: the sides go from 1 to {:,}; choose another scale, or fewer frames in a row.</source>
        <translation>{:,} × {:,} 像素的图片无法保存：每边为 1 到 {:,}；请选择另一比例，或减少一行的帧数。</translation>
    </message>
    <message>
        <source>{} holds codes alone: there is no decoder to make images of them.</source>
        <translation>{} 只有编码：没有解码器由它们生成图像。</translation>
    </message>
    <message>
        <source>{} is damaged: open the model&apos;s own folder again.</source>
        <translation>{} 已损坏：请重新打开模型自己的文件夹。</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>are gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>is another picture now</source>
        <translation>现在是另一张图片</translation>
    </message>
    <message>
        <source>are other pictures now</source>
        <translation>现在是其他图片</translation>
    </message>
    <message>
        <source>is of another class now</source>
        <translation>现在属于另一个类别</translation>
    </message>
    <message>
        <source>are of other classes now</source>
        <translation>现在属于其他类别</translation>
    </message>
    <message>
        <source>is new</source>
        <translation>是新的</translation>
    </message>
    <message>
        <source>are new</source>
        <translation>是新的</translation>
    </message>
    <message>
        <source>was renamed</source>
        <translation>已改名</translation>
    </message>
    <message>
        <source>were renamed</source>
        <translation>已改名</translation>
    </message>
    <message>
        <source>the images have no names</source>
        <translation>图像没有名称</translation>
    </message>
    <message>
        <source>its first line is not {}</source>
        <comment>,</comment>
        <translation>其首行不是 {}</translation>
    </message>
    <message>
        <source>it names no image</source>
        <translation>它没有指定图像</translation>
    </message>
    <message>
        <source>the labels do not fit</source>
        <translation>标签不符</translation>
    </message>
    <message>
        <source>a line has too few columns, or too many</source>
        <translation>有一行的列太少或太多</translation>
    </message>
    <message>
        <source>they have no names any more</source>
        <translation>它们已没有名称</translation>
    </message>
    <message>
        <source>none of its {} images is there any more</source>
        <translation>其{}图像都已不存在</translation>
    </message>
    <message>
        <source>{} holds no run: no {}, or several.</source>
        <translation>{} 中没有运行：没有 {}，或有多个。</translation>
    </message>
    <message>
        <source>{} is refused: {:,.1f} MB that unpack to {:,.1f} GB are no run.</source>
        <translation>拒绝 {}：{:,.1f} MB 解压后有 {:,.1f} GB，这不是运行。</translation>
    </message>
    <message>
        <source>{} is no run: it holds {} of {:,.1f} GB; at most {:,} of {:,.0f} GB are taken.</source>
        <translation>{} 不是运行：它有 {}，{:,.1f} GB；最多接受 {:,} 个，{:,.0f} GB。</translation>
    </message>
    <message>
        <source>{} is larger than was said: nothing was taken.</source>
        <translation>{} 大于其所说的大小：没有取用任何内容。</translation>
    </message>
    <message>
        <source>leads out of its folder</source>
        <translation>指向文件夹之外</translation>
    </message>
    <message>
        <source>is a link or no plain file</source>
        <translation>是链接或不是普通文件</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>出现了两次</translation>
    </message>
    <message>
        <source>{} is refused: {} in it {}.</source>
        <translation>拒绝 {}：其中的 {} {}。</translation>
    </message>
    <message>
        <source>{} can&apos;t be unpacked: it is no zip file, or its end is missing.</source>
        <translation>无法解压 {}：它不是 zip 文件，或缺少末尾。</translation>
    </message>
    <message>
        <source>{} is refused: it holds {:,} files, and a run at most {:,}.</source>
        <translation>拒绝 {}：它有 {:,} 个文件，而运行最多 {:,} 个。</translation>
    </message>
    <message>
        <source>{} holds a thousand runs called {}.</source>
        <translation>{} 中已有一千个名为 {} 的运行。</translation>
    </message>
    <message>
        <source>No run can be stored here: {} Choose another folder: the setting `runs`, AEGUI_RUNS, or --out on the command line.</source>
        <translation>无法在此保存运行：{} 请选择另一个文件夹：设置 runs、AEGUI_RUNS，或命令行的 --out。</translation>
    </message>
    <message>
        <source>There is no run {}; aegui runs lists them.</source>
        <translation>没有运行 {}；aegui runs 可列出它们。</translation>
    </message>
    <message>
        <source>{} is named twice: name runs that are not the same.</source>
        <translation>{} 指定了两次：请指定不同的运行。</translation>
    </message>
    <message>
        <source>{} can&apos;t be compared: choose from {} to {} of them.</source>
        <translation>无法比较 {}：请选择 {} 到 {} 个。</translation>
    </message>
    <message>
        <source>{} has not ended ({}); pack it when it has.</source>
        <translation>{} 还没有结束（{}）；结束后再打包。</translation>
    </message>
    <message>
        <source>{} was made elsewhere: it holds nothing that only resuming needs.</source>
        <translation>{} 在别处生成：没有只供续训的内容。</translation>
    </message>
    <message>
        <source>{} exists already: remove it first, or pack to another folder.</source>
        <translation>{} 已存在：请先移除它，或打包到另一个文件夹。</translation>
    </message>
    <message>
        <source>packing needs the images</source>
        <translation>打包需要图像</translation>
    </message>
    <message>
        <source>the scale of {} does not fit</source>
        <translation>{} 的比例不符</translation>
    </message>
    <message>
        <source>{} was taken over by process {} on {} while this one was stopped: it goes on there, and this training ends without writing.</source>
        <translation>{0} 在此进程停下时被 {2} 上的进程 {1} 接管：它在那里继续，此训练不写入就结束。</translation>
    </message>
    <message>
        <source>The run can&apos;t be written: {}</source>
        <translation>无法写入运行：{}</translation>
    </message>
    <message>
        <source>The run can&apos;t be written any more: {} {}</source>
        <translation>已无法再写入运行：{} {}</translation>
    </message>
    <message>
        <source>make room</source>
        <translation>请腾出空间</translation>
    </message>
    <message>
        <source>mend that</source>
        <translation>请解决它</translation>
    </message>
    <message>
        <source>Nothing of it was stored that could go on: {}, then train it anew.</source>
        <translation>没有保存可继续的内容：{}，然后重新训练。</translation>
    </message>
    <message>
        <source>It is kept up to step {:,}: {}, then resume the run.</source>
        <translation>保留到第 {:,} 步：{}，然后续训。</translation>
    </message>
    <message>
        <source>the images are needed</source>
        <translation>需要图像</translation>
    </message>
    <message>
        <source>{} is no run: it holds no {}.</source>
        <translation>{} 不是运行：其中没有 {}。</translation>
    </message>
    <message>
        <source>{} can&apos;t be understood: {}.</source>
        <translation>无法理解 {}：{}。</translation>
    </message>
    <message>
        <source>{} is {}; it must be an object with names.</source>
        <translation>{} 是 {}；必须是带名称的对象。</translation>
    </message>
    <message>
        <source>{}: {} is {}; it must be a {}.</source>
        <translation>{}：{} 是 {}；必须是 {}。</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>此程序</translation>
    </message>
    <message>
        <source>process {}</source>
        <translation>进程 {}</translation>
    </message>
    <message>
        <source> since {}</source>
        <translation>（自 {} 起）</translation>
    </message>
    <message>
        <source>{} is being written by {} on {}{}: wait until it has ended, or stop it there.</source>
        <translation>{0} 正由 {2} 上的 {1} 写入{3}：请等它结束，或在那里停止。</translation>
    </message>
    <message>
        <source>the codes are no numbers with a fraction</source>
        <translation>编码不是带小数的数</translation>
    </message>
    <message>
        <source>{} is damaged: {} is missing.</source>
        <translation>{} 已损坏：缺少 {}。</translation>
    </message>
    <message>
        <source>{} is no list of whole numbers from 0 up</source>
        <translation>{} 不是从 0 起的整数的列表</translation>
    </message>
    <message>
        <source>{} is no list of texts</source>
        <translation>{} 不是文字的列表</translation>
    </message>
    <message>
        <source>the codes do not fit</source>
        <translation>编码不符</translation>
    </message>
    <message>
        <source>a code holds what is no number, or too large a one</source>
        <translation>编码含有非数值或太大的数</translation>
    </message>
    <message>
        <source>the names of the images do not fit</source>
        <translation>图像的名称不符</translation>
    </message>
    <message>
        <source>the classes do not fit</source>
        <translation>类别不符</translation>
    </message>
    <message>
        <source>the pictures do not fit</source>
        <translation>图片不符</translation>
    </message>
    <message>
        <source>{} is damaged or no safetensors file ({}).</source>
        <translation>{} 已损坏或不是 safetensors 文件（{}）。</translation>
    </message>
    <message>
        <source>{} holds a thousand runs of this second.</source>
        <translation>{} 中已有一千个此刻的运行。</translation>
    </message>
    <message>
        <source>The images of {} are not at {} any more.</source>
        <translation>{} 的图像已不在 {}。</translation>
    </message>
    <message>
        <source>The images of {} have changed since it was trained: {}.</source>
        <translation>{} 的图像在训练之后有改动：{}。</translation>
    </message>
    <message>
        <source>it is no object with names</source>
        <translation>它不是带名称的对象</translation>
    </message>
    <message>
        <source>a name, tag or note is no text</source>
        <translation>名称、标记或备注不是文字</translation>
    </message>
    <message>
        <source>{} holds no moment of epoch {:g}; there are {}.</source>
        <translation>{} 没有第 {:g} 轮的时刻；现有 {}。</translation>
    </message>
    <message>
        <source>its codes have {}, not {}</source>
        <translation>其编码有 {}，而不是 {}</translation>
    </message>
    <message>
        <source>{} is of another model: its codes have {}, not {}.</source>
        <translation>{} 属于另一个模型：其编码有 {}，而不是 {}。</translation>
    </message>
    <message>
        <source>{} is of another model: its pictures have another size.</source>
        <translation>{} 属于另一个模型：其图片的大小不同。</translation>
    </message>
    <message>
        <source>{} is damaged: it is no text in UTF-8.</source>
        <translation>{} 已损坏：它不是 UTF-8 文字。</translation>
    </message>
    <message>
        <source>{} is damaged: its columns have no {!r}, or one name twice.</source>
        <translation>{} 已损坏：其列没有 {!r}，或有重复的名称。</translation>
    </message>
    <message>
        <source>it has {} cells</source>
        <translation>它有 {} 个单元格</translation>
    </message>
    <message>
        <source>line {}: {}</source>
        <translation>第 {} 行：{}</translation>
    </message>
    <message>
        <source>{} is damaged in {}; the row is left out.</source>
        <translation>{} 在 {} 处损坏；该行未采用。</translation>
    </message>
    <message>
        <source>its {} is {}</source>
        <translation>其 {} 是 {}</translation>
    </message>
    <message>
        <source>{} is no number</source>
        <translation>{} 不是数</translation>
    </message>
    <message>
        <source>{} can&apos;t be trained: it was made elsewhere, and came without what learning needs.</source>
        <translation>无法训练 {}：它在别处生成，没有学习所需的内容。</translation>
    </message>
    <message>
        <source>{} can&apos;t go on: it holds no {} (a shipped or packed run has none).</source>
        <translation>{} 无法继续：其中没有 {}（随附的或打包的运行没有）。</translation>
    </message>
    <message>
        <source>{} can&apos;t go on: it holds no {}, as it ended before its first checkpoint: train it anew.</source>
        <translation>{} 无法继续：其中没有 {}，因为它在第一个检查点之前结束：请重新训练。</translation>
    </message>
    <message>
        <source>{} is damaged: its counters are missing.</source>
        <translation>{} 已损坏：缺少其计数器。</translation>
    </message>
    <message>
        <source>{} is damaged: it holds no codes.</source>
        <translation>{} 已损坏：其中没有编码。</translation>
    </message>
    <message>
        <source>{} is damaged: which images its codes are of can&apos;t be told.</source>
        <translation>{} 已损坏：无法判断其编码属于哪些图像。</translation>
    </message>
    <message>
        <source>{} is damaged: its {} can&apos;t be of the {} shown.</source>
        <translation>{} 已损坏：其 {} 不可能属于显示的 {}。</translation>
    </message>
    <message>
        <source>a {} too large to be written</source>
        <translation>太大而无法写出的 {}</translation>
    </message>
    <message>
        <source>these are the weights of another model: {} is missing</source>
        <translation>这是另一个模型的权重：缺少 {}</translation>
    </message>
    <message>
        <source>these are the weights of another model: {} does not belong to it</source>
        <translation>这是另一个模型的权重：{} 不属于它</translation>
    </message>
    <message>
        <source>these are the weights of another model: {} is {}, not {}</source>
        <translation>这是另一个模型的权重：{} 是 {}，而不是 {}</translation>
    </message>
    <message>
        <source>the weights hold values that are no numbers (NaN or infinite)</source>
        <translation>权重含有非数值（NaN 或无穷大）</translation>
    </message>
    <message>
        <source>This machine has no device {}; it has {}.</source>
        <translation>这台机器没有设备 {}；现有 {}。</translation>
    </message>
    <message>
        <source>no number any more</source>
        <translation>已不是数</translation>
    </message>
    <message>
        <source>The largest gradient before was that of {} at step {:,}: {}.</source>
        <translation>之前最大的梯度是 {} 在第 {:,} 步的：{}。</translation>
    </message>
    <message>
        <source>the test images are not on the disk</source>
        <translation>测试图像不在磁盘上</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>graphics memory</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>The run takes {} of the disk, and {} are free in {}: make {} smaller, make room, or choose another folder for the runs.</source>
        <translation>该运行占用磁盘 {0}，而 {2} 中空闲 {1}：请减小 {3}，腾出空间，或为运行选择另一个文件夹。</translation>
    </message>
    <message>
        <source>{:,} parameters, learning and stored, take</source>
        <translation>{:,} 个参数（学习与保存）占用</translation>
    </message>
    <message>
        <source>the images take</source>
        <translation>图像占用</translation>
    </message>
    <message>
        <source>the data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>a step of {} takes</source>
        <translation>{}的一步占用</translation>
    </message>
    <message>
        <source>measuring takes</source>
        <translation>测量占用</translation>
    </message>
    <message>
        <source>The training needs about {} of {}, and {} are free: {} {}. Make {} smaller.</source>
        <translation>训练约需 {0} {1}，而空闲 {2}：{3} {4}。请减小 {5}。</translation>
    </message>
    <message>
        <source>A batch of {:,} fits.</source>
        <translation>批量为 {:,} 时放得下。</translation>
    </message>
    <message>
        <source>{} It has gone back {}, as often as it may.</source>
        <translation>{} 它已回退 {}，达到上限。</translation>
    </message>
    <message>
        <source>{} It goes on from step {:,} at half the learning rate, {:g} ({} of at most {}).</source>
        <translation>{} 从第 {:,} 步以一半的学习率 {:g} 继续（第 {} 次，最多 {}）。</translation>
    </message>
    <message>
        <source>No history is kept for the time slider: a moment of {:,} parameters takes {:,.0f} MB, and a history at most {:.0f} MB.</source>
        <translation>时间滑块没有历史：{:,} 个参数的一个时刻占用 {:,.0f} MB，而历史最多 {:.0f} MB。</translation>
    </message>
    <message>
        <source>The {} family needs some labels, and {} has none.</source>
        <translation>{} 族需要一些标签，而 {} 没有。</translation>
    </message>
    <message>
        <source>model.labelled was {:,}; it is {:,} here: {:,} of each, as many as the smallest class has for the training.</source>
        <translation>model.labelled 原为 {:,}；此处为 {:,}：每类 {:,} 幅，即最小的类别在训练中所有的数目。</translation>
    </message>
    <message>
        <source>model.labelled was {:,}; it is {:,} here: all images that have a label.</source>
        <translation>model.labelled 原为 {:,}；此处为 {:,}：所有有标签的图像。</translation>
    </message>
    <message>
        <source>model.labelled is {:,}, but the training has only {}: ask for fewer.</source>
        <translation>model.labelled 是 {:,}，而训练只有 {}：请减少。</translation>
    </message>
    <message>
        <source>model.labelled is {:,}, which asks for {} of each class, but class {} has {:,}: ask for fewer.</source>
        <translation>model.labelled 是 {:,}，要求每类 {}，而类别 {} 有 {:,} 幅：请减少。</translation>
    </message>
    <message>
        <source>training needs the images</source>
        <translation>训练需要图像</translation>
    </message>
    <message>
        <source>training.batch is {}, but the training has only {} and training.drop_last leaves the unfilled batch out: take a smaller batch.</source>
        <translation>training.batch 是 {}，而训练只有 {}，且 training.drop_last 去掉不满的批：请减小批大小。</translation>
    </message>
    <message>
        <source>The loss is no number since step {:,}</source>
        <translation>自第 {:,} 步起损失不是数</translation>
    </message>
    <message>
        <source>lower the learning rate ({:g}) or the spread of the starting weights, and train again.</source>
        <translation>请降低学习率（{:g}）或初始权重的离散程度，然后重新训练。</translation>
    </message>
    <message>
        <source>The validation loss of epoch {} is no number</source>
        <translation>第 {} 轮的验证损失不是数</translation>
    </message>
    <message>
        <source>lower the learning rate ({:g}) and train again.</source>
        <translation>请降低学习率（{:g}），然后重新训练。</translation>
    </message>
    <message>
        <source>The weights hold values that are no numbers since step {:,}</source>
        <translation>自第 {:,} 步起权重含有非数值</translation>
    </message>
    <message>
        <source>The codes are no numbers since step {:,}</source>
        <translation>自第 {:,} 步起编码不是数</translation>
    </message>
    <message>
        <source>lower the learning rate.</source>
        <translation>请降低学习率。</translation>
    </message>
    <message>
        <source>The run can&apos;t go on: {}.</source>
        <translation>运行无法继续：{}。</translation>
    </message>
    <message>
        <source>The run can&apos;t go on: its stored state is damaged ({}).</source>
        <translation>运行无法继续：其保存的状态已损坏（{}）。</translation>
    </message>
    <message>
        <source>a counter is out of its range</source>
        <translation>一个计数器超出范围</translation>
    </message>
    <message>
        <source>a counter is no number</source>
        <translation>一个计数器不是数</translation>
    </message>
    <message>
        <source>{} can&apos;t change while the training runs</source>
        <translation>训练进行时不能更改 {}</translation>
    </message>
    <message>
        <source>the optimizer {} belongs to another model</source>
        <translation>优化器 {} 属于另一个模型</translation>
    </message>
    <message>
        <source>what the optimizer {} remembers of parameter {} is not whole</source>
        <translation>优化器 {} 对参数 {} 所记住的内容不完整</translation>
    </message>
    <message>
        <source>{} of parameter {} in the optimizer {} is no such number</source>
        <translation>优化器 {2} 中参数 {1} 的 {0} 不是这样的数</translation>
    </message>
    <message>
        <source>{} or {}</source>
        <translation>{} 或 {}</translation>
    </message>
    <message>
        <source>training.batch is {}, which {} ranks can&apos;t share evenly: take --set training.batch={}, or another number of ranks.</source>
        <translation>training.batch 是 {}，{} 个进程（rank）无法均分：请用 --set training.batch={}，或改变进程数。</translation>
    </message>
    <message>
        <source>{} can&apos;t train: {}</source>
        <translation>{} 无法训练：{}</translation>
    </message>
    <message>
        <source>{} is about to train something else than rank 0: {}. Start all ranks by the same command.</source>
        <translation>{} 将要训练的与 rank 0 不同：{}。请用同一命令启动所有进程。</translation>
    </message>
    <message>
        <source>Rank {}</source>
        <translation>进程序号 {}</translation>
    </message>
    <message>
        <source>Rank {} (process {} on {})</source>
        <translation>Rank {0}（{2} 上的进程 {1}）</translation>
    </message>
    <message>
        <source>Another rank</source>
        <translation>另一个 rank</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>does not answer any more</source>
        <translation>不再应答</translation>
    </message>
    <message>
        <source> (waited {:.0f} seconds)</source>
        <translation>（等待了 {:.0f} 秒）</translation>
    </message>
    <message>
        <source>{} {}: the {} can&apos;t go on without each other.</source>
        <translation>{}{}：{} 缺一不可，无法继续。</translation>
    </message>
    <message>
        <source>Several ranks train on processors or on CUDA devices: take --device cpu.</source>
        <translation>多个 rank 在处理器或 CUDA 设备上训练：请用 --device cpu。</translation>
    </message>
    <message>
        <source>{} on this machine are more than its {}: start fewer with --nproc-per-node, or take --device cpu.</source>
        <translation>这台机器上的 {} 多于其 {}：请用 --nproc-per-node 减少，或用 --device cpu。</translation>
    </message>
    <message>
        <source>The ranks can&apos;t meet at {}: another program uses that port. Give torchrun another one, --master-port N, or let it choose one: --standalone.</source>
        <translation>各 rank 无法在 {} 会合：另一个程序占用了该端口。请给 torchrun 另一个端口 --master-port N，或让它自选：--standalone。</translation>
    </message>
    <message>
        <source>The ranks could not meet at {}: {}</source>
        <translation>各 rank 未能在 {} 会合：{}</translation>
    </message>
    <message>
        <source>{} is {!r} there, {!r} on rank 0</source>
        <translation>{} 在那里是 {!r}，在 rank 0 上是 {!r}</translation>
    </message>
    <message>
        <source>its {} {} there, {} on rank 0</source>
        <translation>其 {} 在那里是 {}，在 rank 0 上是 {}</translation>
    </message>
    <message>
        <source>data.unseen names the classes of all training images: leave at least one to train on.</source>
        <translation>data.unseen 指定了所有训练图像的类别：请至少留一个用于训练。</translation>
    </message>
    <message>
        <source>{} {} not trained on: {} left out. The test images still have such.</source>
        <translation>{} 不用于训练{:.0}：{} 未采用。测试图像中仍有。</translation>
    </message>
    <message>
        <source>The validation images are the training images: this is how well they were learnt, no more.</source>
        <translation>验证图像就是训练图像：这只说明它们学得如何。</translation>
    </message>
    <message>
        <source>So are the test images, as the data set has none.</source>
        <translation>测试图像也是，因为数据集没有测试图像。</translation>
    </message>
    <message>
        <source>The data set has no test images: the {} images are the test images too.</source>
        <translation>数据集没有测试图像：{}图像也作测试图像。</translation>
    </message>
    <message>
        <source>The validation images are the test images, as in the recipe&apos;s text.</source>
        <translation>验证图像就是测试图像，与配方的文字一致。</translation>
    </message>
    <message>
        <source>Its {} {} not used, since data.validation is {}.</source>
        <translation>其 {} 没有使用{:.0}，因为 data.validation 是 {}。</translation>
    </message>
    <message>
        <source>{} has {}: to hold some out it needs at least 2; add images, or set data.validation = &quot;training&quot;.</source>
        <translation>{} 有 {}：要留出一部分至少需要 2 幅；请添加图像，或设 data.validation = &quot;training&quot;。</translation>
    </message>
    <message>
        <source>There is no memory for a step of {}: one of {:,} was tried and fits. Train with a batch of {:,} (training.batch).</source>
        <translation>内存不足以进行 {} 的一步：试过 {:,} 的一步，可以容纳。请以批大小 {:,} 训练（training.batch）。</translation>
    </message>
    <message>
        <source> by {}</source>
        <translation>（{}）</translation>
    </message>
    <message>
        <source>, the batch in {} parts</source>
        <translation>，批分成 {} 份</translation>
    </message>
    <message>
        <source>The export ended with code {}.</source>
        <translation>导出以代码 {} 结束。</translation>
    </message>
    <message>
        <source>There is no panel {} to make a figure of.</source>
        <translation>没有可作图的面板 {}。</translation>
    </message>
    <message>
        <source>The proportion of the figure is {}.</source>
        <translation>图的比例是 {}。</translation>
    </message>
    <message>
        <source>{}: there is nothing in the panel “{}” to draw.</source>
        <translation>{}：面板“{}”中没有可画的内容。</translation>
    </message>
    <message>
        <source>{}: there are no images in this figure to save as numbers.</source>
        <translation>{}：此图中没有可保存为数的图像。</translation>
    </message>
    <message>
        <source>{} has no {} to show: its recipe is of another sort.</source>
        <translation>{} 没有可显示的 {}：其配方是另一种。</translation>
    </message>
    <message>
        <source>The figure took over {:.0f} seconds.</source>
        <translation>该图用了超过 {:.0f} 秒。</translation>
    </message>
    <message>
        <source>no request</source>
        <translation>没有请求</translation>
    </message>
    <message>
        <source>{} is not this user&apos;s alone</source>
        <translation>{} 不只属于此用户</translation>
    </message>
    <message>
        <source>This is a fault of the program or of its installation: please report it.</source>
        <translation>这是程序或其安装的错误：请报告它。</translation>
    </message>
    <message>
        <source>Install the program again: python3 aegui, or pip install autoencoder-explorer.</source>
        <translation>请重新安装程序：python3 aegui，或 pip install autoencoder-explorer。</translation>
    </message>
    <message>
        <source>{}, {:.1f} of {:.1f} GB free</source>
        <translation>{}，空闲 {:.1f}/{:.1f} GB</translation>
    </message>
    <message>
        <source>Apple&apos;s GPU</source>
        <translation>Apple 的 GPU</translation>
    </message>
    <message>
        <source>Update the NVIDIA driver, or install a build of torch with CUDA, to train on the GPU.</source>
        <translation>请更新 NVIDIA 驱动，或安装带 CUDA 的 torch，以便在 GPU 上训练。</translation>
    </message>
    <message>
        <source>torch {} cannot use the NVIDIA GPU</source>
        <translation>torch {} 无法使用该 NVIDIA GPU</translation>
    </message>
    <message>
        <source>{}, {} logical cores</source>
        <translation>{}，{} 个逻辑核心</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Set OMP_WAIT_POLICY=PASSIVE, so that training leaves the window its share.</source>
        <translation>请设置 OMP_WAIT_POLICY=PASSIVE，使训练给窗口留出资源。</translation>
    </message>
    <message>
        <source>Start it in a desktop session; the headless commands work without (aegui --help).</source>
        <translation>请在桌面会话中启动；无窗口的命令不受影响（aegui --help）。</translation>
    </message>
    <message>
        <source>all there</source>
        <translation>全部具备</translation>
    </message>
    <message>
        <source>system libraries</source>
        <translation>系统库</translation>
    </message>
    <message>
        <source>data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source> (not there yet)</source>
        <translation>（尚不存在）</translation>
    </message>
    <message>
        <source>download them in the window, or give the folder that has them with --data or AEGUI_DATA</source>
        <translation>请在窗口中下载，或用 --data 或 AEGUI_DATA 指定含有它们的文件夹</translation>
    </message>
    <message>
        <source>other data sets</source>
        <translation>其他数据集</translation>
    </message>
    <message>
        <source>Download it in the window, or give</source>
        <translation>请在窗口中下载，或指定</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{} the folder that has it with --data or AEGUI_DATA.</source>
        <translation>{}含有它的文件夹（--data 或 AEGUI_DATA）。</translation>
    </message>
    <message>
        <source>Choose another folder in the settings, or with AEGUI_RUNS.</source>
        <translation>请在设置中选择另一个文件夹，或用 AEGUI_RUNS。</translation>
    </message>
    <message>
        <source>runs folder</source>
        <translation>运行文件夹</translation>
    </message>
    <message>
        <source>{}, not writable</source>
        <translation>{}，不可写</translation>
    </message>
    <message>
        <source>Free some disk space, or choose another folder with AEGUI_RUNS.</source>
        <translation>请腾出磁盘空间，或用 AEGUI_RUNS 选择另一个文件夹。</translation>
    </message>
    <message>
        <source>{}, {:.1f} GB free</source>
        <translation>{}，空闲 {:.1f} GB</translation>
    </message>
    <message>
        <source>{}, {:.1f} GB of at most {:.1f} GB; it may be deleted</source>
        <translation>{}，{:.1f} GB（最多 {:.1f} GB）；可以删除</translation>
    </message>
    <message>
        <source>Set again what you had changed, or mend the file and put it back.</source>
        <translation>请重新设置您改过的内容，或修好该文件后放回。</translation>
    </message>
    <message>
        <source>Set it again: aegui settings says what each may be.</source>
        <translation>请重新设置：aegui settings 说明各项可取的值。</translation>
    </message>
    <message>
        <source>{}, not there: the defaults hold</source>
        <translation>{}，不存在：使用默认值</translation>
    </message>
    <message>
        <source>{}, not there: the window was not opened yet</source>
        <translation>{}，不存在：窗口尚未打开过</translation>
    </message>
    <message>
        <source>Get the program again: the folder {} came without its runs.</source>
        <translation>请重新获取程序：文件夹 {} 缺少随附的运行。</translation>
    </message>
    <message>
        <source>shipped runs</source>
        <translation>随附的运行</translation>
    </message>
    <message>
        <source>{} does not say what it must be, such as {}</source>
        <translation>{} 没有说明应当如何，例如 {}</translation>
    </message>
    <message>
        <source>{} is no condition; one reads distance &gt; 0.5 or noise is gaussian</source>
        <translation>{} 不是条件；条件写作 distance &gt; 0.5 或 noise is gaussian</translation>
    </message>
    <message>
        <source>{} is no fact; there are {}</source>
        <translation>{} 不是可查询的量；可用的有 {}</translation>
    </message>
    <message>
        <source>{} is true or not: write {}, or not {}</source>
        <translation>{} 只有真假：请写 {} 或 not {}</translation>
    </message>
    <message>
        <source>{} is a word: write {}</source>
        <translation>{} 是词：请写 {}</translation>
    </message>
    <message>
        <source>{} is a number: write {}</source>
        <translation>{} 是数：请写 {}</translation>
    </message>
    <message>
        <source>{} is no number that {} could be held against</source>
        <translation>{} 不是可与 {} 比较的数</translation>
    </message>
    <message>
        <source>{} can&apos;t be understood: {}. One line reads, for example, train = true.</source>
        <translation>无法理解 {}：{}。一行可写作 train = true。</translation>
    </message>
    <message>
        <source>There is no lesson {}; there are {}.</source>
        <translation>没有课程 {}；可用的有 {}。</translation>
    </message>
    <message>
        <source>{} is too large for a lesson: it has more than {:,} bytes.</source>
        <translation>{} 作为课程太大：超过 {:,} 字节。</translation>
    </message>
    <message>
        <source>{} is no text: save it as UTF-8.</source>
        <translation>{} 不是文本：请保存为 UTF-8。</translation>
    </message>
    <message>
        <source>there are no steps: each begins with a line [[step]]</source>
        <translation>没有步骤：每个步骤以一行 [[step]] 开头</translation>
    </message>
    <message>
        <source>it has {}; {} are the most</source>
        <translation>它有 {}；最多 {}</translation>
    </message>
    <message>
        <source>step {}{}: {}</source>
        <translation>第 {} 步{}：{}</translation>
    </message>
    <message>
        <source>point is {}; it must be one of {}, or bar</source>
        <translation>point 为 {}；应为 {} 之一，或 bar</translation>
    </message>
    <message>
        <source>{} belongs to a question, and there is none: write ask = …</source>
        <translation>{} 属于问题，而这里没有问题：请写 ask = …</translation>
    </message>
    <message>
        <source>choices has {}; a question offers 2 to {}</source>
        <translation>choices 有 {}；一个问题可有 2 到 {} 个选项</translation>
    </message>
    <message>
        <source>{}.choices has {}, not {}</source>
        <translation>{}.choices 有 {}，而不是 {}</translation>
    </message>
    <message>
        <source>right is {}; it must be the number of a choice, from 1 to {}</source>
        <translation>right 为 {}；应为选项的序号，从 1 到 {}</translation>
    </message>
    <message>
        <source>right is {}; it must be two numbers, from where to where, such as [0.2, 0.3]</source>
        <translation>right 为 {}；应为两个数，表示范围，例如 [0.2, 0.3]</translation>
    </message>
    <message>
        <source>{} is not known; there are {}, and languages as zh_CN</source>
        <translation>不认识 {}；可用的有 {}，以及语言，例如 zh_CN</translation>
    </message>
    <message>
        <source>{}.{} is not known; translated are {}</source>
        <translation>不认识 {}.{}；可翻译的有 {}</translation>
    </message>
    <message>
        <source>{} is translated, and missing itself</source>
        <translation>{} 有译文，却没有原文</translation>
    </message>
    <message>
        <source>{} is empty</source>
        <translation>{} 为空</translation>
    </message>
    <message>
        <source>{} is {}; it must be a text in quotation marks</source>
        <translation>{} 为 {}；应为引号中的文字</translation>
    </message>
    <message>
        <source>{} has {}; {:,} are the most</source>
        <translation>{} 有 {}；最多 {:,}</translation>
    </message>
    <message>
        <source>{}{} is {}; it must be a list of texts in brackets</source>
        <translation>{}{} 为 {}；应为方括号中的文字列表</translation>
    </message>
    <message>
        <source>{} has {}; there are {}</source>
        <translation>{} 中有 {}；可用的有 {}</translation>
    </message>
    <message>
        <source>{} is {}; it must be a whole number from 0 to {:,}</source>
        <translation>{} 为 {}；应为 0 到 {:,} 的整数</translation>
    </message>
    <message>
        <source>{} is {}; it must be deeds, such as {{ backdrop = &quot;none&quot; }}</source>
        <translation>{} 为 {}；应为操作，例如 {{ backdrop = &quot;none&quot; }}</translation>
    </message>
    <message>
        <source>other layers</source>
        <translation>其他层</translation>
    </message>
    <message>
        <source>it has changed while it was read: open it again</source>
        <translation>读取时它发生了变化：请重新打开</translation>
    </message>
    <message>
        <source>{} is missing: pip install reportlab brings it.</source>
        <translation>缺少 {}：可用 pip install reportlab 安装。</translation>
    </message>
    <message>
        <source>step {} ({})</source>
        <translation>第 {} 步（{}）</translation>
    </message>
    <message>
        <source>{}: {} has no page {}.</source>
        <translation>{}：{} 没有页面 {}。</translation>
    </message>
    <message>
        <source>no shipped run reports {}</source>
        <translation>没有随程序提供的运行报告 {}</translation>
    </message>
    <message>
        <source>there is no picture {} beside the lesson</source>
        <translation>课程旁没有图片 {}</translation>
    </message>
    <message>
        <source>a link leads to {}; it can lead to show: and a panel</source>
        <translation>链接指向 {}；可以指向 show: 加面板</translation>
    </message>
    <message>
        <source>until: {} is never {}; there are {}</source>
        <translation>until：{} 从不为 {}；可用的有 {}</translation>
    </message>
    <message>
        <source>there is no run {}</source>
        <translation>没有运行 {}</translation>
    </message>
    <message>
        <source>there is no recipe {}</source>
        <translation>没有配方 {}</translation>
    </message>
    <message>
        <source>{} is no noise; there are {}</source>
        <translation>{} 不是噪声；可用的有 {}</translation>
    </message>
    <message>
        <source>{} is no page; there are {}</source>
        <translation>{} 不是页面；可用的有 {}</translation>
    </message>
    <message>
        <source>set: {}</source>
        <translation>set：{}</translation>
    </message>
    <message>
        <source>PC {} ({:.0%} of the variance)</source>
        <translation>主成分 {}（占方差的 {:.0%}）</translation>
    </message>
    <message>
        <source>{} in {:,}</source>
        <translation>{}（看了 {:,} 幅）</translation>
    </message>
    <message>
        <source>{}: {}, nothing is missing.</source>
        <translation>{}：{}，没有缺失。</translation>
    </message>
    <message>
        <source>{} in {}.</source>
        <translation>{1}中有 {0}。</translation>
    </message>
    <message>
        <source>no run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>{} is missing or can&apos;t be read</source>
        <translation>{} 缺失或无法读取</translation>
    </message>
    <message>
        <source>{} was not measured</source>
        <comment>, </comment>
        <translation>没有测量 {}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{}, again {}</source>
        <translation>{}，{} 再次设定</translation>
    </message>
    <message>
        <source>on {}</source>
        <translation>在 {} 上</translation>
    </message>
    <message>
        <source>{}: {} was to be {} since {}, and its recipe does not say so any more. A target that changes keeps its old value: put it into `was`, with its days and the reason.</source>
        <translation>{0}：自 {3} 起 {1} 的目标是 {2}，而它的配方不再这样写。目标改变时要保留旧值：把它连同日期和理由写进 `was`。</translation>
    </message>
    <message>
        <source>trial {}</source>
        <translation>试验 {}</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source> ({} failed)</source>
        <translation>（{} 个失败）</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>What the figures are</source>
        <translation>指标说明</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>生成命令</translation>
    </message>
    <message>
        <source>The common recipe</source>
        <translation>共同的配方</translation>
    </message>
    <message>
        <source>{} of {:,}; mean ± standard deviation over the seeds; the best of each column is bold.</source>
        <translation>{}，共 {:,} 次；均值 ± 各种子间的标准差；每列最好的用粗体。</translation>
    </message>
    <message>
        <source>loss curves</source>
        <translation>损失曲线</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>, logarithmic</source>
        <translation>，对数</translation>
    </message>
    <message>
        <source>{}, validation</source>
        <translation>{}，验证</translation>
    </message>
    <message>
        <source>{} (run {})</source>
        <translation>{}（运行 {}）</translation>
    </message>
    <message>
        <source>First start: setting up {} (this is done once)</source>
        <translation>首次启动：正在准备 {}（只需一次）</translation>
    </message>
    <message>
        <source>Ready after {:.0f} s.</source>
        <translation>{:.0f} 秒后准备完毕。</translation>
    </message>
    <message>
        <source>the environment {} cannot be made: {}.</source>
        <translation>无法创建环境 {}：{}。</translation>
    </message>
    <message>
        <source>this Python lacks its venv module, which makes the program&apos;s environment; install it with:  sudo apt install python3-venv  (Debian, Ubuntu).</source>
        <translation>这个 Python 缺少创建程序环境所需的 venv 模块；请安装：sudo apt install python3-venv（Debian、Ubuntu）。</translation>
    </message>
    <message>
        <source>there is not enough disk space for the packages in {}: free at least {:.0f} GB (a build of torch with CUDA wants 10 GB) and start again.</source>
        <translation>{} 中没有足够的磁盘空间存放软件包：请至少腾出 {:.0f} GB（带 CUDA 的 torch 需要 10 GB），然后重新启动。</translation>
    </message>
    <message>
        <source>making a virtual environment</source>
        <translation>正在创建虚拟环境</translation>
    </message>
    <message>
        <source>the virtual environment could not be made</source>
        <translation>无法创建虚拟环境</translation>
    </message>
    <message>
        <source>asking for the packages</source>
        <translation>正在查询软件包</translation>
    </message>
    <message>
        <source>pip could not install the packages</source>
        <translation>pip 无法安装软件包</translation>
    </message>
    <message>
        <source>the packages cannot be downloaded: pip does not reach its package index; connect to the network (behind a proxy, set HTTPS_PROXY) and start again (details: {}).</source>
        <translation>无法下载软件包：pip 连不上它的软件包索引；请连接网络（使用代理时设置 HTTPS_PROXY），然后重新启动（详情：{}）。</translation>
    </message>
    <message>
        <source>pip does not trust the certificate of its package index: give it the network&apos;s certificate (set PIP_CERT) and start again (details: {}).</source>
        <translation>pip 不信任软件包索引的证书：请给它所在网络的证书（设置 PIP_CERT），然后重新启动（详情：{}）。</translation>
    </message>
    <message>
        <source>pip finds no {} for Python {} on this system: start with another Python, such as 3.12, or look whether the package index is within reach (details: {}).</source>
        <translation>pip 找不到适用于本系统 Python {1} 的 {0}：请用别的 Python（如 3.12）启动，或检查能否连上软件包索引（详情：{2}）。</translation>
    </message>
    <message>
        <source>{}; the end of {}:
{}</source>
        <translation>{}；{} 的末尾：
{}</translation>
    </message>
    <message>
        <source>waiting for another start, which is setting up {}</source>
        <translation>正在等待另一次启动，它在准备 {}</translation>
    </message>
    <message>
        <source>{}  (Debian, Ubuntu)  or  {}  (Fedora)</source>
        <translation>{}（Debian、Ubuntu）或 {}（Fedora）</translation>
    </message>
    <message>
        <source>the system library that its window needs is missing ({}); install with:  {}</source>
        <translation>缺少窗口所需的系统库（{}）；请安装：{}</translation>
    </message>
    <message>
        <source>the system libraries that its window needs are missing ({}); install with:  {}</source>
        <translation>缺少窗口所需的系统库（{}）；请安装：{}</translation>
    </message>
    <message>
        <source>{:.0f} s</source>
        <translation>{:.0f} 秒</translation>
    </message>
    <message>
        <source>package {}: {}</source>
        <translation>软件包 {}：{}</translation>
    </message>
    <message>
        <source>{} packages found, downloading {}</source>
        <translation>已找到 {} 个软件包，正在下载 {}</translation>
    </message>
    <message>
        <source>downloading {}: {} %</source>
        <translation>正在下载 {}：{} %</translation>
    </message>
    <message>
        <source>installing {} packages</source>
        <translation>正在安装 {} 个软件包</translation>
    </message>
    <message>
        <source>{} of {} done</source>
        <translation>已完成 {}，共 {}</translation>
    </message>
    <message>
        <source>{}, {} left</source>
        <translation>{}，剩余 {}</translation>
    </message>
    <message>
        <source>is of MATLAB&apos;s type {}, which is left closed: save it as an array of numbers</source>
        <translation>是 MATLAB 的 {} 类型，不予打开：请存为数值数组</translation>
    </message>
    <message>
        <source>images along the last axis, as MATLAB has them</source>
        <translation>图像沿最后一轴排列（MATLAB 的方式）</translation>
    </message>
    <message>
        <source>columns first, as MATLAB has them</source>
        <translation>按列存放（MATLAB 的方式）</translation>
    </message>
    <message>
        <source>save the images from MATLAB with save(name, &apos;-v7&apos;)</source>
        <translation>请在 MATLAB 中用 save(name, &apos;-v7&apos;) 保存图像</translation>
    </message>
    <message>
        <source>measuring what is fastest here</source>
        <translation>正在测量在本机上怎样最快</translation>
    </message>
    <message>
        <source>PyInstaller is not there: pip install &apos;autoencoder-explorer[build]&apos;.</source>
        <translation>没有 PyInstaller：pip install &apos;autoencoder-explorer[build]&apos;。</translation>
    </message>
    <message>
        <source>the program folder is built in a checkout of the repository.</source>
        <translation>程序文件夹要在仓库的检出目录中构建。</translation>
    </message>
    <message>
        <source>{} is there and is no program folder: name another place with --out.</source>
        <translation>{} 已存在且不是程序文件夹：请用 --out 指定别处。</translation>
    </message>
    <message>
        <source>PyInstaller collects the program; this takes some minutes.</source>
        <translation>PyInstaller 正在收集程序，需要几分钟。</translation>
    </message>
    <message>
        <source>PyInstaller ended with code {}; what it said stands above.</source>
        <translation>PyInstaller 以代码 {} 结束；它的输出见上。</translation>
    </message>
    <message>
        <source>dpkg-deb is not there: a .deb is made on Debian, Ubuntu and their like.</source>
        <translation>没有 dpkg-deb：.deb 要在 Debian、Ubuntu 之类的系统上制作。</translation>
    </message>
    <message numerus="yes">
        <source>{} failed: {}</source>
        <comment>dpkg-deb</comment>
        <translation>
            <numerusform>{} 失败：{}</numerusform>
        </translation>
    </message>
    <message>
        <source>unpacking {}</source>
        <comment>{stem}-{kind}</comment>
        <translation>正在解压 {}</translation>
    </message>
    <message>
        <source>{!r} has {}; the glossary has {}.</source>
        <translation>{!r} 用了“{}”；术语表用“{}”。</translation>
    </message>
    <message>
        <source>{!r} does not call “{}” {}, as the glossary does.</source>
        <translation>{!r} 没有像术语表那样把“{}”译为“{}”。</translation>
    </message>
</context>
<context>
    <name>Accessibility</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>AxisPairsView</name>
    <message>
        <source>Axis pairs</source>
        <translation>坐标轴对</translation>
    </message>
    <message>
        <source>Drag to select codes; Shift adds them, Ctrl takes them away. A click shows these two axes in the plane.</source>
        <translation>拖动以选中编码；按住 Shift 添加，按住 Ctrl 去除。单击则在平面中显示这两个轴。</translation>
    </message>
    <message>
        <source>Every two axes of the code, once there is a model with at least two.</source>
        <translation>模型的编码至少有两维时，这里显示每两个轴的组合。</translation>
    </message>
    <message>
        <source>the {} of {} dimensions that change the image most</source>
        <translation>最能改变图像的 {} 维（共 {} 维）</translation>
    </message>
    <message>
        <source>the {} of {} dimensions that vary most</source>
        <translation>{1} 维中变化最大的 {0} 维</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Puts this message away. Esc</source>
        <translation>收起这条消息。Esc</translation>
    </message>
    <message>
        <source>Put the message away</source>
        <translation>收起消息</translation>
    </message>
    <message>
        <source>{} more</source>
        <translation>还有 {} 条</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>every dimension is used</source>
        <translation>每一维都在使用</translation>
    </message>
    <message>
        <source>{} of {} dimensions are used</source>
        <translation>{1} 维中使用了 {0} 维</translation>
    </message>
    <message>
        <source>{} of {} dimensions is used</source>
        <translation>{1} 维中使用了 {0} 维</translation>
    </message>
    <message>
        <source>asleep: {}</source>
        <translation>休眠：{}</translation>
    </message>
    <message>
        <source>{}: {} nats</source>
        <translation>{}：{} 纳特</translation>
    </message>
</context>
<context>
    <name>BookmarkMenu</name>
    <message>
        <source>&amp;Bookmarks</source>
        <translation>书签(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Bookmark this view…</source>
        <translation>为此视图添加书签(&amp;B)…</translation>
    </message>
    <message>
        <source>Remember cursor, plane, zoom, backdrop, classes, selection and moment under a name.</source>
        <translation>用一个名称记住光标、平面、缩放、背景、类别、选区和时刻。</translation>
    </message>
    <message>
        <source>Show again what was seen then.</source>
        <translation>重新显示当时看到的内容。</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>Give this bookmark another name.</source>
        <translation>给这个书签换一个名称。</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>删除(&amp;F)</translation>
    </message>
    <message>
        <source>Forget this bookmark.</source>
        <translation>删除这个书签。</translation>
    </message>
    <message>
        <source>Bookmark this view</source>
        <translation>为此视图添加书签</translation>
    </message>
    <message>
        <source>Rename the bookmark</source>
        <translation>重命名书签</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>“{}” is kept: View › Bookmarks shows it again.</source>
        <translation>已保存“{}”：用“视图 › 书签”可再次显示。</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>A bookmark needs a name.</source>
        <translation>书签需要一个名称。</translation>
    </message>
    <message>
        <source>There is a bookmark “{}” already: take another name.</source>
        <translation>已有名为“{}”的书签：请换一个名称。</translation>
    </message>
    <message>
        <source>The bookmarks are lost when another run is opened: {}</source>
        <translation>打开另一个运行时书签会丢失：{}</translation>
    </message>
    <message>
        <source>epoch {}</source>
        <translation>第 {} 轮</translation>
    </message>
    <message>
        <source>There is nothing to remember yet: train a model or open a run.</source>
        <translation>还没有可记住的内容：请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>“{}” is of a code of {} dimensions, and this one has {}.</source>
        <translation>“{}”对应 {} 维的编码，而当前编码有 {} 维。</translation>
    </message>
    <message>
        <source>“{}” is of a code of {} dimension, and this one has {}.</source>
        <translation>“{}”对应 {} 维的编码，而当前编码有 {} 维。</translation>
    </message>
    <message>
        <source>The moment of “{}”, epoch {}, is no longer stored: epoch {} is shown.</source>
        <translation>“{}”的时刻（第 {} 轮）已不再保存：现显示第 {} 轮。</translation>
    </message>
</context>
<context>
    <name>BranchDialog</name>
    <message>
        <source>Branch of {}</source>
        <translation>{} 的分支</translation>
    </message>
    <message>
        <source>Compare it with its parent when it has ended</source>
        <translation>结束后与其父运行比较</translation>
    </message>
    <message>
        <source>epoch {}, and what its optimizer remembers</source>
        <translation>第 {} 轮，含优化器的状态</translation>
    </message>
    <message>
        <source>epoch {}</source>
        <translation>第 {} 轮</translation>
    </message>
    <message>
        <source>The moments of the time slider, and the newest state of the run.</source>
        <translation>时间滑块上的各时刻，以及运行的最新状态。</translation>
    </message>
    <message>
        <source>It begins at</source>
        <translation>起始于</translation>
    </message>
    <message>
        <source>Train the branch</source>
        <translation>训练该分支</translation>
    </message>
</context>
<context>
    <name>BranchMenu</name>
    <message>
        <source>&amp;Branch</source>
        <translation>分支(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Branch from this moment…</source>
        <translation>从此时刻分支(&amp;B)…</translation>
    </message>
    <message>
        <source>Go on from the moment shown with another recipe, as a run of its own.</source>
        <translation>从显示的时刻以另一个配方继续，作为独立的运行。</translation>
    </message>
    <message>
        <source>&amp;Family tree…</source>
        <translation>家族树(&amp;F)…</translation>
    </message>
    <message>
        <source>Show which runs are branches of the open one, and which it comes from.</source>
        <translation>显示哪些运行是打开的运行的分支，以及它来自哪一个。</translation>
    </message>
    <message>
        <source>{} can&apos;t be branched: no moment of a training of it is stored.</source>
        <translation>无法从 {} 分支：没有保存它训练中的任何时刻。</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Ends this here; nothing is lost. Esc</source>
        <translation>到此结束；什么也不会丢失。Esc</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示出来</translation>
    </message>
    <message>
        <source>Brings what is meant to the front again.</source>
        <translation>把所指的部分重新带到前面。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>F6 brings the keyboard here and back to what is pointed at.</source>
        <translation>F6 在此处与所指的部分之间切换键盘焦点。</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>ChannelButton</name>
    <message>
        <source>Which channels are shown, in all panels: one in grey, two in green and magenta, three in red, green and blue. Nothing is trained anew.</source>
        <translation>所有面板中显示哪些通道：一个通道为灰度，两个为绿色和品红，三个为红、绿、蓝。不会重新训练。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Channels: {}</source>
        <translation>通道：{}</translation>
    </message>
    <message>
        <source>The first three</source>
        <translation>前三个</translation>
    </message>
</context>
<context>
    <name>CodeMenu</name>
    <message>
        <source>Long &amp;codes</source>
        <translation>长编码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Principal components</source>
        <translation>主成分(&amp;P)</translation>
    </message>
    <message>
        <source>Show the plane in which the codes vary most.</source>
        <translation>显示编码变化最大的平面。</translation>
    </message>
    <message>
        <source>&amp;t-SNE</source>
        <translation>&amp;t-SNE</translation>
    </message>
    <message>
        <source>Show codes that are alike beside each other; worked out in the background.</source>
        <translation>把相似的编码显示在一起；在后台计算。</translation>
    </message>
    <message>
        <source>The &amp;two dimensions that matter most</source>
        <translation>最重要的两维(&amp;T)</translation>
    </message>
    <message>
        <source>Show the plane of the two dimensions that change the image most.</source>
        <translation>显示最能改变图像的两维所成的平面。</translation>
    </message>
    <message>
        <source>t-SNE &amp;again</source>
        <translation>重新计算 t-SNE(&amp;A)</translation>
    </message>
    <message>
        <source>Work t-SNE out for the model as it is now.</source>
        <translation>按模型的当前状态计算 t-SNE。</translation>
    </message>
    <message>
        <source>&amp;Cancel t-SNE</source>
        <translation>取消 t-SNE(&amp;C)</translation>
    </message>
    <message>
        <source>Stop t-SNE; places that are shown already stay.</source>
        <translation>停止 t-SNE；已显示的位置保留。</translation>
    </message>
    <message>
        <source>&amp;Strips along the dimensions</source>
        <translation>沿各维的图像条(&amp;S)</translation>
    </message>
    <message>
        <source>Show what each dimension does to the image under the cursor.</source>
        <translation>显示每一维对光标处图像的作用。</translation>
    </message>
    <message>
        <source>&amp;List every dimension</source>
        <translation>列出所有维(&amp;L)</translation>
    </message>
    <message>
        <source>List the dimensions too that change the image less.</source>
        <translation>对图像改变较小的维也一并列出。</translation>
    </message>
</context>
<context>
    <name>CodeSliders</name>
    <message>
        <source>Only the {} that matter most</source>
        <translation>只列最重要的 {} 维</translation>
    </message>
    <message>
        <source>Folds the dimensions away that change the image less.</source>
        <translation>收起对图像改变较小的维。</translation>
    </message>
    <message>
        <source>{} more</source>
        <translation>还有 {} 条</translation>
    </message>
    <message>
        <source>Lists every dimension, also those that change the image less.</source>
        <translation>列出所有维，包括对图像改变较小的维。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Type what you want</source>
        <translation>输入您想做的事</translation>
    </message>
</context>
<context>
    <name>Compared</name>
    <message>
        <source>{}: no curves are recorded.</source>
        <translation>{}：没有记录曲线。</translation>
    </message>
    <message>
        <source>{}: no codes are stored yet.</source>
        <translation>{}：尚未保存编码。</translation>
    </message>
    <message>
        <source>Recipes: what differs</source>
        <translation>配方：差异</translation>
    </message>
    <message>
        <source>The same recipe</source>
        <translation>配方相同</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>None is the best: {}.</source>
        <translation>没有最优者：{}。</translation>
    </message>
</context>
<context>
    <name>ComparedCurves</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>What is drawn of every run; dashed: of its validation images.</source>
        <translation>每个运行画出的内容；虚线：验证图像的曲线。</translation>
    </message>
    <message>
        <source>What the curves are drawn over.</source>
        <translation>曲线的横轴。</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>画出什么</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing: the farther right, the more of the points before goes into each point.</source>
        <translation>平滑：越靠右，每个点计入越多之前的点。</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Draws them on a logarithmic scale, where late progress shows.</source>
        <translation>用对数刻度画出，以便看清后期的进展。</translation>
    </message>
    <message>
        <source>The curves of all runs, once they are read.</source>
        <translation>所有运行的曲线（读取之后）。</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>按轮</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>by seconds of training</source>
        <translation>按训练秒数</translation>
    </message>
    <message>
        <source>None of these runs has recorded a curve.</source>
        <translation>这些运行都没有记录曲线。</translation>
    </message>
    <message>
        <source>left: {}</source>
        <translation>左：{}</translation>
    </message>
    <message>
        <source>right: {}</source>
        <translation>右：{}</translation>
    </message>
    <message>
        <source>not recorded of {}</source>
        <translation>{} 未记录</translation>
    </message>
    <message>
        <source>epoch {}</source>
        <translation>第 {} 轮</translation>
    </message>
    <message>
        <source>step {}</source>
        <translation>第 {} 步</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} 秒</translation>
    </message>
    <message>
        <source>{} (validation)</source>
        <translation>{}（验证）</translation>
    </message>
</context>
<context>
    <name>ComparedImages</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Shows below each run where its images differ from the originals; one scale for all runs.</source>
        <translation>在每个运行下方显示其图像与原图的差异；所有运行用同一标度。</translation>
    </message>
    <message>
        <source>The same images in every run, once they are read.</source>
        <translation>各个运行中的相同图像（读取之后）。</translation>
    </message>
    <message>
        <source>No images.</source>
        <translation>没有图像。</translation>
    </message>
</context>
<context>
    <name>ComparedPlane</name>
    <message>
        <source>Being read…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>ComparedPlanes</name>
    <message>
        <source>Latent spaces</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>1 image selected</source>
        <translation>选中 1 幅图像</translation>
    </message>
    <message>
        <source>{} images selected</source>
        <translation>选中 {} 幅图像</translation>
    </message>
</context>
<context>
    <name>ComparedTable</name>
    <message>
        <source>Recipes and figures</source>
        <translation>配方与指标</translation>
    </message>
    <message>
        <source>Table of the runs</source>
        <translation>运行表</translation>
    </message>
    <message>
        <source>↓ less is better, ↑ more is; the best in bold</source>
        <translation>↓ 越小越好，↑ 越大越好；最优者加粗</translation>
    </message>
    <message>
        <source>What differs of the recipes, and every figure, once they are read.</source>
        <translation>配方的差异和全部指标（读取之后）。</translation>
    </message>
</context>
<context>
    <name>ComparisonSession</name>
    <message>
        <source>The images of these runs are not on the disk: there is nothing to reconstruct.</source>
        <translation>这些运行的图像不在磁盘上：没有可重构的内容。</translation>
    </message>
    <message>
        <source>The images that are chosen are not on the disk.</source>
        <translation>所选的图像不在磁盘上。</translation>
    </message>
    <message>
        <source>{} is of other images than {}.</source>
        <translation>{} 与 {} 的图像不同。</translation>
    </message>
    <message>
        <source>{} takes images of another size.</source>
        <translation>{} 接受另一种尺寸的图像。</translation>
    </message>
    <message>
        <source>{} makes images of another size.</source>
        <translation>{} 生成另一种尺寸的图像。</translation>
    </message>
    <message>
        <source>{} has no decoder: there is nothing but codes.</source>
        <translation>{} 没有解码器：只有编码。</translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message>
        <source>Compare {}</source>
        <translation>比较 {}</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>Saves this panel as it is seen: PNG, SVG or PDF.</source>
        <translation>按所见保存此面板：PNG、SVG 或 PDF。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Compare other runs…</source>
        <translation>比较其他运行(&amp;C)…</translation>
    </message>
    <message>
        <source>Choose from two to eight runs.</source>
        <translation>选择两到八个运行。</translation>
    </message>
    <message>
        <source>Save the &amp;table…</source>
        <translation>保存表格(&amp;T)…</translation>
    </message>
    <message>
        <source>Saves what differs of the recipes, and all figures, as CSV.</source>
        <translation>把配方的差异和全部指标保存为 CSV。</translation>
    </message>
    <message>
        <source>Save &amp;figure</source>
        <translation>保存图(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Close this window alone.</source>
        <translation>只关闭此窗口。</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>No image is selected in any run.</source>
        <translation>没有在任何运行中选中图像。</translation>
    </message>
    <message>
        <source>&amp;Mark no image</source>
        <translation>不标记图像(&amp;M)</translation>
    </message>
    <message>
        <source>Takes the ring away from all planes.</source>
        <translation>从所有平面上移除圆环。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Help on comparisons</source>
        <translation>比较的帮助(&amp;H)</translation>
    </message>
    <message>
        <source>What can be compared, and what each part of this window shows.</source>
        <translation>可以比较什么，以及此窗口各部分显示什么。</translation>
    </message>
    <message>
        <source>marked: {}</source>
        <translation>已标记：{}</translation>
    </message>
    <message>
        <source>Drag the ring or click a code: its image is marked in every plane. L: lasso, B: box, H: hand.</source>
        <translation>拖动圆环或单击编码：其图像会在每个平面中标出。L：套索，B：方框，H：抓手。</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>保存图</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>已保存 {}</translation>
    </message>
</context>
<context>
    <name>ContentsDialog</name>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>left closed</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>里面有什么</translation>
    </message>
    <message>
        <source>Arrays</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>视为</translation>
    </message>
    <message>
        <source>Use as &amp;images</source>
        <translation>用作图像(&amp;I)</translation>
    </message>
    <message>
        <source>These are the images that are trained on; the recipe remembers it.</source>
        <translation>这些就是用于训练的图像；配方会记住它们。</translation>
    </message>
    <message>
        <source>Use as &amp;labels</source>
        <translation>用作标签(&amp;L)</translation>
    </message>
    <message>
        <source>These are the classes of the images; the recipe remembers it.</source>
        <translation>这些就是图像的类别；配方会记住它们。</translation>
    </message>
    <message>
        <source>&amp;Train on it</source>
        <translation>用它训练(&amp;T)</translation>
    </message>
    <message>
        <source>The recipe&apos;s data are this file or folder, as it is understood here.</source>
        <translation>配方的数据就是这个文件或文件夹，并按这里的理解读取。</translation>
    </message>
    <message>
        <source>Looking into {} … {} %</source>
        <translation>正在查看 {} … {} %</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>{} in {} of them</source>
        <translation>{1} 中有 {0}</translation>
    </message>
</context>
<context>
    <name>CurveLegend</name>
    <message>
        <source>This is what the numbers at the left are.</source>
        <translation>左侧的数字就是它。</translation>
    </message>
    <message>
        <source>Shows or hides this curve; a double-click, or Ctrl and a click, shows it alone, and then all again.</source>
        <translation>显示或隐藏这条曲线；双击或按住 Ctrl 单击则只显示它，再做一次则显示全部。</translation>
    </message>
</context>
<context>
    <name>DataSets</name>
    <message>
        <source>not on the disk</source>
        <translation>不在磁盘上</translation>
    </message>
    <message>
        <source>Folder that holds data sets</source>
        <translation>存放数据集的文件夹</translation>
    </message>
    <message>
        <source>File of images</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>The program is still getting ready: drop them again.</source>
        <translation>程序仍在准备中：请重新拖放。</translation>
    </message>
    <message>
        <source>Stop the training before other images are chosen.</source>
        <translation>请先停止训练，再选择其他图像。</translation>
    </message>
    <message>
        <source>{} is not in that folder: choose the one that holds it.</source>
        <translation>该文件夹中没有 {}：请选择存放它的文件夹。</translation>
    </message>
    <message>
        <source>{} is on the disk: press Train.</source>
        <translation>{} 在磁盘上：请按“训练”。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Go on with them as they are now</source>
        <translation>按现状继续使用</translation>
    </message>
    <message>
        <source>Find them…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Where the images are now</source>
        <translation>图像现在的位置</translation>
    </message>
    <message>
        <source>Reading the images: {}</source>
        <translation>正在读取图像：{}</translation>
    </message>
    <message>
        <source>The download was cancelled.</source>
        <translation>下载已取消。</translation>
    </message>
</context>
<context>
    <name>DecodedView</name>
    <message>
        <source>Under the cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>What the decoder makes of the code under the cursor.</source>
        <translation>解码器由光标处的编码生成的图像。</translation>
    </message>
    <message>
        <source>Decoded image</source>
        <translation>解码的图像</translation>
    </message>
    <message>
        <source>How long the decoder took for this image.</source>
        <translation>解码器生成这幅图像所用的时间。</translation>
    </message>
    <message>
        <source>strips</source>
        <translation>图像条</translation>
    </message>
    <message>
        <source>Shows what each dimension does to the image under the cursor, from 5 % to 95 % of its codes.</source>
        <translation>显示每一维（从其编码的 5 % 到 95 %）对光标处图像的作用。</translation>
    </message>
    <message>
        <source>This run has no decoder, so no image can be made of a code. Open a model with decoder.onnx, or train one.</source>
        <translation>此运行没有解码器，因此无法由编码生成图像。请打开含 decoder.onnx 的模型，或训练一个。</translation>
    </message>
    <message>
        <source>The image decoded from the code under the cursor. Train a model or open a run.</source>
        <translation>由光标处的编码解码出的图像。请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>decoded in {} ms</source>
        <translation>解码用时 {} 毫秒</translation>
    </message>
    <message>
        <source>near data</source>
        <translation>靠近数据</translation>
    </message>
    <message>
        <source>at the edge</source>
        <translation>在边缘</translation>
    </message>
    <message>
        <source>extrapolating</source>
        <translation>外推</translation>
    </message>
    <message>
        <source>The nearest real code is {} away, {} times what is usual between two real codes. Up to {} counts as near data; beyond {} the decoder has seen nothing alike, and the image is a guess.</source>
        <translation>最近的真实编码相距 {}，是两个真实编码间通常距离的 {} 倍。不超过 {} 视为靠近数据；超过 {} 时解码器从未见过类似的编码，图像只是猜测。</translation>
    </message>
</context>
<context>
    <name>DirectionMenu</name>
    <message>
        <source>&amp;Direction</source>
        <translation>方向(&amp;D)</translation>
    </message>
    <message>
        <source>Lead &amp;from what is selected</source>
        <translation>从选中的图像出发(&amp;F)</translation>
    </message>
    <message>
        <source>The selected images are the group that the next direction leads from.</source>
        <translation>选中的图像是下一个方向的起点组。</translation>
    </message>
    <message>
        <source>Lead &amp;to what is selected</source>
        <translation>指向选中的图像(&amp;T)</translation>
    </message>
    <message>
        <source>The selected images are the group that the next direction leads to.</source>
        <translation>选中的图像是下一个方向的终点组。</translation>
    </message>
    <message>
        <source>&amp;Make direction</source>
        <translation>创建方向(&amp;M)</translation>
    </message>
    <message>
        <source>A direction from the middle of the one group&apos;s codes to that of the other&apos;s.</source>
        <translation>从一组编码的中心指向另一组编码中心的方向。</translation>
    </message>
</context>
<context>
    <name>DirectionRow</name>
    <message>
        <source>Name of the direction</source>
        <translation>方向的名称</translation>
    </message>
    <message>
        <source>How many steps the code is moved, also beyond the slider.</source>
        <translation>编码移动多少步，也可超出滑块的范围。</translation>
    </message>
    <message>
        <source>Forgets this direction.</source>
        <translation>删除这个方向。</translation>
    </message>
    <message>
        <source>Forget the direction</source>
        <translation>删除此方向</translation>
    </message>
    <message>
        <source>What the direction is called; another name can be typed.</source>
        <translation>方向的名称；可以输入别的名称。</translation>
    </message>
</context>
<context>
    <name>Directions</name>
    <message>
        <source>A direction needs a name.</source>
        <translation>方向需要一个名称。</translation>
    </message>
    <message>
        <source>There is a direction “{}” already: take another name.</source>
        <translation>已有名为“{}”的方向：请换一个名称。</translation>
    </message>
    <message>
        <source>The directions are lost when another run is opened: {}</source>
        <translation>打开另一个运行时方向会丢失：{}</translation>
    </message>
    <message>
        <source>A direction needs two groups: choose where it leads from and to.</source>
        <translation>方向需要两组图像：请选择从哪里出发、指向哪里。</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 幅图像</translation>
    </message>
    <message>
        <source>{} images</source>
        <translation>{} 幅图像</translation>
    </message>
    <message>
        <source>None of the images on one of its sides has a code here.</source>
        <translation>它的一侧没有任何图像在这里有编码。</translation>
    </message>
    <message>
        <source>From the middle of {} (0) to that of {} (1); a double-click on 0.</source>
        <translation>从 {} 的中心（0）到 {} 的中心（1）；双击回到 0。</translation>
    </message>
    <message>
        <source>{} others</source>
        <translation>另外 {} 幅</translation>
    </message>
    <message>
        <source>1 other</source>
        <translation>另外 1 幅</translation>
    </message>
    <message>
        <source>the {} selected</source>
        <translation>选中的 {} 幅</translation>
    </message>
    <message>
        <source>class {}</source>
        <translation>类别 {}</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>DirectionsView</name>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>A direction leads from one group of images to another: choose two below, classes or what you select in the plane. Its slider then moves the code under the cursor along it.</source>
        <translation>方向从一组图像指向另一组：在下面选择两组，可以是类别，也可以是您在平面中选中的图像。它的滑块会使光标处的编码沿该方向移动。</translation>
    </message>
    <message>
        <source>What the new direction is called.</source>
        <translation>新方向的名称。</translation>
    </message>
    <message>
        <source>Name of the new direction</source>
        <translation>新方向的名称</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Makes the direction from the middle of the first group&apos;s codes to that of the second&apos;s.</source>
        <translation>创建从第一组编码的中心到第二组编码中心的方向。</translation>
    </message>
    <message>
        <source>The images that it leads from.</source>
        <translation>它由这些图像出发。</translation>
    </message>
    <message>
        <source>The images that it leads to.</source>
        <translation>它指向这些图像。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Nothing is selected: draw around codes with the lasso (L) or the box (B).</source>
        <translation>没有选中任何图像：用套索（L）或方框（B）圈选编码。</translation>
    </message>
    <message>
        <source>Directions between groups of images. Train a model or open a run.</source>
        <translation>图像组之间的方向。请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>This can&apos;t change while the training runs: stop it first.</source>
        <translation>训练进行时不能更改：请先停止。</translation>
    </message>
    <message>
        <source>Nothing was started: {} It is set back.</source>
        <translation>没有开始：{} 已恢复原值。</translation>
    </message>
    <message>
        <source>{}&#xa0;→&#xa0;{}</source>
        <translation>{} → {}</translation>
    </message>
    <message>
        <source>Changed with it: {}.</source>
        <translation>随之更改：{}。</translation>
    </message>
</context>
<context>
    <name>EmbeddingBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stops t-SNE; places that are shown already stay.</source>
        <translation>停止 t-SNE；已显示的位置保留。</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Works t-SNE out for the model as it is now.</source>
        <translation>按模型的当前状态计算 t-SNE。</translation>
    </message>
    <message>
        <source>How much of t-SNE is done; it gets better step by step.</source>
        <translation>t-SNE 已完成多少；它会逐步变好。</translation>
    </message>
    <message>
        <source>The cursor goes to the nearest code: t-SNE has no way back from a place to a code.</source>
        <translation>光标移到最近的编码：t-SNE 无法由位置求回编码。</translation>
    </message>
    <message>
        <source>t-SNE is being worked out in the background.</source>
        <translation>正在后台计算 t-SNE。</translation>
    </message>
    <message>
        <source>It gets better; the cursor goes to the nearest code.</source>
        <translation>它正在变好；光标移到最近的编码。</translation>
    </message>
    <message>
        <source>The cursor goes to the nearest code. Placed for an earlier state of the model.</source>
        <translation>光标移到最近的编码。这些位置是按模型较早的状态计算的。</translation>
    </message>
</context>
<context>
    <name>Encoding</name>
    <message>
        <source>Images are being encoded already: wait for them, or cancel it.</source>
        <translation>已在对图像编码：请等待，或取消它。</translation>
    </message>
</context>
<context>
    <name>EncodingMenu</name>
    <message>
        <source>Saves identity, class, error and code of every image, trained on or not, as a table.</source>
        <translation>把每幅图像（无论是否用于训练）的标识、类别、误差和编码保存为表格。</translation>
    </message>
    <message>
        <source>&amp;Encode images</source>
        <translation>对图像编码(&amp;E)</translation>
    </message>
    <message>
        <source>All images of this &amp;run…</source>
        <translation>此运行的所有图像(&amp;R)…</translation>
    </message>
    <message>
        <source>A &amp;folder of pictures…</source>
        <translation>图片文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>A file of &amp;arrays…</source>
        <translation>数组文件(&amp;A)…</translation>
    </message>
    <message>
        <source>{}…</source>
        <translation>{}…</translation>
    </message>
    <message>
        <source>Folder of pictures to encode</source>
        <translation>要编码的图片文件夹</translation>
    </message>
    <message>
        <source>File of arrays to encode</source>
        <translation>要编码的数组文件</translation>
    </message>
    <message>
        <source>Save codes</source>
        <translation>保存编码</translation>
    </message>
    <message>
        <source>Encoding: {}</source>
        <translation>正在编码：{}</translation>
    </message>
    <message>
        <source>Saved the codes of {} images in {}.</source>
        <translation>已把 {} 幅图像的编码保存到 {}。</translation>
    </message>
    <message>
        <source>Saved the code of 1 image in {}.</source>
        <translation>已把 1 幅图像的编码保存到 {}。</translation>
    </message>
</context>
<context>
    <name>Estimates</name>
    <message>
        <source>%1 parameters · %2 images</source>
        <translation>%1 个参数 · 图像 %2</translation>
    </message>
    <message>
        <source>about {} of memory · up to {} on the disk</source>
        <translation>约 {} 内存 · 磁盘最多 {}</translation>
    </message>
</context>
<context>
    <name>ExperimentDialog</name>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Test error</source>
        <translation>测试误差</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>half-way</source>
        <translation>进行到一半</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Double-click opens the run of a trial, also while it is trained.</source>
        <translation>双击打开试验的运行，训练中的也可以。</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>重试失败的(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Table…</source>
        <translation>表格(&amp;T)…</translation>
    </message>
    <message>
        <source>Ends every process, on other machines, too; what is half-way is kept and goes on later.</source>
        <translation>结束所有进程，包括其他机器上的；进行到一半的会保留，以后继续。</translation>
    </message>
    <message>
        <source>Trains what is left, from where each trial was.</source>
        <translation>从各试验停下的地方训练剩余部分。</translation>
    </message>
    <message>
        <source>Lets failed trials be trained anew.</source>
        <translation>让失败的试验重新训练。</translation>
    </message>
    <message>
        <source>Writes the table as CSV and as a page, and opens the page.</source>
        <translation>把表格写成 CSV 和网页，并打开网页。</translation>
    </message>
    <message>
        <source>So many processes train at once.</source>
        <translation>同时训练的进程数。</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Processes:</source>
        <translation>进程：</translation>
    </message>
    <message>
        <source>Experiment {}</source>
        <translation>实验 {}</translation>
    </message>
    <message>
        <source>{} of {} trials done</source>
        <translation>已完成 {} 个试验（共 {} 个）</translation>
    </message>
    <message>
        <source>{} in training</source>
        <translation>{} 个在训练</translation>
    </message>
    <message>
        <source>about {} left</source>
        <translation>剩余约 {}</translation>
    </message>
    <message>
        <source>about to begin</source>
        <translation>即将开始</translation>
    </message>
    <message>
        <source>nobody trains: Go on</source>
        <translation>没有进程在训练：请按“继续”</translation>
    </message>
    <message>
        <source>There is no run of this trial to open.</source>
        <translation>此试验没有可打开的运行。</translation>
    </message>
</context>
<context>
    <name>ExperimentsMenu</name>
    <message>
        <source>&amp;Experiments</source>
        <translation>实验(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Sweep…</source>
        <translation>扫描(&amp;S)…</translation>
    </message>
    <message>
        <source>Train this recipe with several values of its settings, or search for the best.</source>
        <translation>用此配方若干设置的多个取值训练，或搜索最优值。</translation>
    </message>
    <message>
        <source>&amp;Ladder…</source>
        <translation>阶梯(&amp;L)…</translation>
    </message>
    <message>
        <source>Train every sort of autoencoder on these images, and compare them in a table.</source>
        <translation>在这些图像上训练每一种自编码器，并用表格比较。</translation>
    </message>
    <message>
        <source>&amp;Open an experiment…</source>
        <translation>打开实验(&amp;O)…</translation>
    </message>
    <message>
        <source>Follow a sweep or a ladder by its folder, wherever it is trained.</source>
        <translation>按文件夹跟踪一次扫描或阶梯，无论在哪里训练。</translation>
    </message>
    <message>
        <source>Show the &amp;experiment</source>
        <translation>显示实验(&amp;E)</translation>
    </message>
    <message>
        <source>Bring the table of its trials to the front.</source>
        <translation>把试验的表格移到最前。</translation>
    </message>
    <message>
        <source>Folder of an experiment</source>
        <translation>实验的文件夹</translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>&amp;Run as a file…</source>
        <translation>运行存为文件(&amp;R)…</translation>
    </message>
    <message>
        <source>Save all of this run as one file (.aerun), to be sent, and opened with a double-click.</source>
        <translation>把整个运行保存为一个文件(.aerun)，便于发送，双击即可打开。</translation>
    </message>
    <message>
        <source>Save the run as a file</source>
        <translation>把运行保存为文件</translation>
    </message>
    <message>
        <source>&amp;TensorBoard…</source>
        <translation>&amp;TensorBoard…</translation>
    </message>
    <message>
        <source>Save curves, image grid and codes as a folder that TensorBoard and its projector open.</source>
        <translation>把曲线、图像网格和编码保存为 TensorBoard 及其投影器能打开的文件夹。</translation>
    </message>
    <message>
        <source>Save a folder for TensorBoard</source>
        <translation>保存供 TensorBoard 使用的文件夹</translation>
    </message>
    <message>
        <source>&amp;ONNX…</source>
        <translation>&amp;ONNX…</translation>
    </message>
    <message>
        <source>Save encoder and decoder of the model that is shown as ONNX, tried against the program before they are there.</source>
        <translation>把显示的模型的编码器和解码器保存为 ONNX，保存前先与本程序核对。</translation>
    </message>
    <message>
        <source>Save a folder with the model</source>
        <translation>保存含模型的文件夹</translation>
    </message>
    <message>
        <source>&amp;Weights…</source>
        <translation>权重(&amp;W)…</translation>
    </message>
    <message>
        <source>Save the weights of the model that is shown with a short file that makes its network in plain PyTorch, tried against the program before they are there.</source>
        <translation>保存显示的模型的权重，附一个用纯 PyTorch 建立其网络的短文件；写出前先与本程序核对。</translation>
    </message>
    <message>
        <source>Save a folder with weights and network</source>
        <translation>保存含权重和网络的文件夹</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Save a page on this run for any browser, or as PDF: plane, manifold, images, curves, figures and recipe.</source>
        <translation>把此运行保存为任何浏览器都能打开的网页或 PDF：平面、流形、图像、曲线、指标和配方。</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>There is nothing to save yet: open a run with a model, or train one.</source>
        <translation>还没有可保存的内容：请打开含模型的运行，或训练一个。</translation>
    </message>
    <message>
        <source>This is being saved already: wait for it, or cancel it.</source>
        <translation>这已在保存：请等待，或取消。</translation>
    </message>
    <message>
        <source>Without preprocessing</source>
        <translation>不含预处理</translation>
    </message>
    <message>
        <source>Saving: {}</source>
        <translation>正在保存：{}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>已保存 {}</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>{} A report of it is in {}</source>
        <translation>{} 相关报告在 {}</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>The report is in {}</source>
        <translation>报告在 {}</translation>
    </message>
    <message>
        <source>The program ended unexpectedly the last time.</source>
        <translation>程序上次意外结束。</translation>
    </message>
    <message>
        <source>{} was being trained: what was stored of it is kept.</source>
        <translation>当时正在训练 {}：已存储的部分仍在。</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>打开 {}</translation>
    </message>
    <message>
        <source>A report is in {}</source>
        <translation>报告在 {}</translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>Family tree</source>
        <translation>谱系树</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Begins at, with</source>
        <translation>起点与改动</translation>
    </message>
    <message>
        <source>Enter opens a run; from two to eight that are selected can be compared.</source>
        <translation>按 Enter 打开运行；选中两到八个时可以比较。</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>{} (is not there)</source>
        <translation>{}（不存在）</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>Save figure</source>
        <translation>保存图</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Buttons and sliders</source>
        <translation>按钮和滑块</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Millimetres on paper, or pixels of PNG.</source>
        <translation>纸上的毫米数，或 PNG 的像素数。</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>85 mm are a column of most journals, 170 mm a page.</source>
        <translation>85 毫米是多数期刊的一栏，170 毫米是一页。</translation>
    </message>
    <message>
        <source>0, auto: in the proportions that the panel has in the window.</source>
        <translation>0 即自动：按面板在窗口中的比例。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Dots per inch of PNG, and of the pictures in SVG and PDF.</source>
        <translation>PNG 以及 SVG 和 PDF 中图片的每英寸点数。</translation>
    </message>
    <message>
        <source>The size of letters in points, as they come out on paper.</source>
        <translation>纸上字号的大小，以磅为单位。</translation>
    </message>
    <message>
        <source>The name of the panel above it.</source>
        <translation>在图上方写出面板的名称。</translation>
    </message>
    <message>
        <source>What is there to be clicked, as it is seen in the window.</source>
        <translation>可以点击的部分，与窗口中所见相同。</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Width × height</source>
        <translation>宽 × 高</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>每英寸点数</translation>
    </message>
    <message>
        <source>Letters (pt)</source>
        <translation>字号（磅）</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Puts it on the clipboard, as a picture and for programs that take lines as SVG and PDF.</source>
        <translation>放到剪贴板：作为图片，并为接受矢量的程序提供 SVG 和 PDF。</translation>
    </message>
    <message>
        <source>{} × {} mm on paper, {} × {} pixels as PNG.</source>
        <translation>纸上 {} × {} 毫米，PNG 为 {} × {} 像素。</translation>
    </message>
    <message>
        <source>It is on the clipboard.</source>
        <translation>已放到剪贴板。</translation>
    </message>
</context>
<context>
    <name>ForeignMenu</name>
    <message>
        <source>Open a model or codes from elsewhere</source>
        <translation>打开别处的模型或编码</translation>
    </message>
    <message>
        <source>A training is under way: stop it before a model is opened.</source>
        <translation>正在训练：请先停止，再打开模型。</translation>
    </message>
    <message>
        <source>Opening {}: {}</source>
        <translation>正在打开 {}：{}</translation>
    </message>
    <message>
        <source>Other images…</source>
        <translation>其他图像…</translation>
    </message>
    <message>
        <source>{} was opened before: this is its run.</source>
        <translation>{} 以前打开过：这是它的运行。</translation>
    </message>
    <message>
        <source>Images to explore “{}” with:</source>
        <translation>用来探索“{}”的图像：</translation>
    </message>
    <message>
        <source>A model from elsewhere</source>
        <translation>别处训练的模型</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>File of images</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>A folder of pictures…</source>
        <translation>图片文件夹…</translation>
    </message>
    <message>
        <source>A file of images…</source>
        <translation>图像文件…</translation>
    </message>
</context>
<context>
    <name>Grip</name>
    <message>
        <source>Drag to move this panel; double-click to float it.</source>
        <translation>拖动以移动此面板；双击使其浮动。</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>拖动柄</translation>
    </message>
</context>
<context>
    <name>GroupDelegate</name>
    <message>
        <source>{} · {}</source>
        <translation>{} · {}</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>A click selects these codes, Shift adds them to the selection and Ctrl takes them away; F2 or a double-click names the group.</source>
        <translation>单击选中这些编码，Shift 添加到选区，Ctrl 从中去除；F2 或双击可为该组命名。</translation>
    </message>
</context>
<context>
    <name>GroupsView</name>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>How the groups are found.</source>
        <translation>分组的方法。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Looks for groups among the codes, and colours the plane by them.</source>
        <translation>在编码中寻找分组，并按分组为平面着色。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Takes the groups away: the plane is coloured by class again.</source>
        <translation>移除分组：平面重新按类别着色。</translation>
    </message>
    <message>
        <source>Gives the search up; the groups found so far stay.</source>
        <translation>放弃查找；已找到的分组保留。</translation>
    </message>
    <message>
        <source>Stopped. “Find” begins anew.</source>
        <translation>已停止。“查找”会重新开始。</translation>
    </message>
    <message>
        <source>Groups of alike images among the codes. Train a model or open a run.</source>
        <translation>编码中相似图像的分组。请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>The groups are being found.</source>
        <translation>正在查找分组。</translation>
    </message>
    <message>
        <source>The groups are found as soon as the training is paused or has ended.</source>
        <translation>训练暂停或结束后立即查找分组。</translation>
    </message>
    <message>
        <source>Finds groups of alike images: choose a method above, then “Find”.</source>
        <translation>寻找相似图像的分组：在上面选择方法，然后按“查找”。</translation>
    </message>
    <message>
        <source>Against the classes: adjusted Rand index {}, mutual information {}</source>
        <translation>与类别相比：调整兰德指数 {}，互信息 {}</translation>
    </message>
    <message>
        <source>, without the {} codes in no group</source>
        <translation>，不计未归入任何组的 {} 个编码</translation>
    </message>
    <message>
        <source>1: the same division as by class; an adjusted Rand index of 0 is that of chance. The mutual information is normalised.</source>
        <translation>1：与按类别划分完全相同；调整兰德指数为 0 相当于随机。互信息已归一化。</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Drag through digits</source>
        <translation>在数字之间拖动</translation>
    </message>
    <message>
        <source>A trained model is open already: move the ring over the plane.</source>
        <translation>已打开一个训练好的模型：在平面上移动圆环。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练一个模型</translation>
    </message>
    <message>
        <source>On digits that come with the program; it takes about a minute.</source>
        <translation>使用程序自带的数字图像；大约需要一分钟。</translation>
    </message>
    <message>
        <source>Look at my own pictures…</source>
        <translation>查看我自己的图片…</translation>
    </message>
    <message>
        <source>A folder of them becomes the data; files can be dropped on the window, too.</source>
        <translation>所选文件夹将成为数据；也可以把文件拖放到窗口上。</translation>
    </message>
    <message>
        <source>Take a lesson</source>
        <translation>上一堂课</translation>
    </message>
    <message>
        <source>Each begins with a question and is answered in the window itself.</source>
        <translation>每一课从一个问题开始，在窗口中找到答案。</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Every shipped model, and what you have trained, stands in the list.</source>
        <translation>自带的模型和您训练过的模型都在列表中。</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>带我看看</translation>
    </message>
    <message>
        <source>Six steps on the real window, each a deed of yours.</source>
        <translation>在真实窗口中的六个步骤，每一步都由您亲自操作。</translation>
    </message>
    <message>
        <source>Drag the ring over the plane, or press the arrow keys: the image at the right is decoded from the place under it. A click on a point brings the ring there; the wheel zooms.</source>
        <translation>在平面上拖动圆环，或按方向键：右侧的图像由圆环下的位置解码而来。单击一个点可把圆环移到那里；滚轮可缩放。</translation>
    </message>
    <message>
        <source>Press Train, or the space bar. The loss falls, the codes unfold and the image under the ring sharpens; everything can be used meanwhile. Another recipe is chosen at the left.</source>
        <translation>按“训练”或空格键。损失下降，编码展开，圆环下的图像变清晰；其间一切照常可用。在左侧可选择其他配方。</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>A double-click opens a run. Runs that lie elsewhere are opened by the button in the head of the list, or dropped on the window.</source>
        <translation>双击可打开一个运行。其他位置的运行可用列表顶部的按钮打开，或拖放到窗口上。</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Words</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>术语表(&amp;G)</translation>
    </message>
    <message>
        <source>Autoencoder Explorer is among your applications: {}</source>
        <translation>自编码器探索器已加入您的应用程序：{}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Autoencoder Explorer {}&lt;/b&gt;&lt;p&gt;Train the family of autoencoders and explore their latent spaces live.&lt;/p&gt;</source>
        <translation>&lt;b&gt;自编码器探索器 {}&lt;/b&gt;&lt;p&gt;训练各种自编码器，并实时探索它们的潜空间。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>HelpMark</name>
    <message>
        <source>Help on {}</source>
        <translation>{} 的帮助</translation>
    </message>
    <message>
        <source>What this panel is for, and what can be done in it (F1).</source>
        <translation>此面板的用途，以及其中可做的操作（F1）。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation>搜索所有页面</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退（Alt+左）</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进（Alt+右）</translation>
    </message>
    <message>
        <source>First page (Alt+Home)</source>
        <translation>首页（Alt+Home）</translation>
    </message>
    <message>
        <source>Smaller letters (Ctrl+−)</source>
        <translation>缩小文字（Ctrl+−）</translation>
    </message>
    <message>
        <source>Larger letters (Ctrl++)</source>
        <translation>放大文字（Ctrl++）</translation>
    </message>
    <message>
        <source>Using it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>How it is built</source>
        <translation>程序的构造</translation>
    </message>
    <message>
        <source>This page is in English alone.</source>
        <translation>本页只有英文。</translation>
    </message>
    <message>
        <source>No page has that.</source>
        <translation>没有页面包含这些字词。</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>draws from its posterior</source>
        <translation>取自其后验的样本</translation>
    </message>
    <message>
        <source>class {}</source>
        <translation>类别 {}</translation>
    </message>
    <message>
        <source>values {}</source>
        <translation>取值 {}</translation>
    </message>
    <message>
        <source>decoded from its code</source>
        <translation>由其编码解码</translation>
    </message>
</context>
<context>
    <name>ImageFile</name>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Open the file</source>
        <translation>打开文件(&amp;O)</translation>
    </message>
    <message>
        <source>Open the image&apos;s file with the program that is set for it.</source>
        <translation>用系统设定的程序打开图像文件。</translation>
    </message>
    <message>
        <source>&amp;Show in the file manager</source>
        <translation>在文件管理器中显示(&amp;S)</translation>
    </message>
    <message>
        <source>Open the folder that the image&apos;s file is in.</source>
        <translation>打开图像文件所在的文件夹。</translation>
    </message>
    <message>
        <source>&amp;Copy its path</source>
        <translation>复制路径(&amp;C)</translation>
    </message>
    <message>
        <source>Put the path of the image&apos;s file on the clipboard.</source>
        <translation>把图像文件的路径放到剪贴板。</translation>
    </message>
    <message>
        <source>&amp;Next channel alone</source>
        <translation>只显示下一个通道(&amp;N)</translation>
    </message>
    <message>
        <source>Show one channel of the images after the other, in grey; then the first three.</source>
        <translation>以灰度依次显示图像的各个通道，然后是前三个。</translation>
    </message>
    <message>
        <source>The &amp;first three channels</source>
        <translation>前三个通道(&amp;F)</translation>
    </message>
    <message>
        <source>Show the first three channels, red, green and blue; of two green and magenta.</source>
        <translation>以红、绿、蓝显示前三个通道；两个时为绿色和品红。</translation>
    </message>
    <message>
        <source>&amp;Read the table again</source>
        <translation>重新读取表格(&amp;R)</translation>
    </message>
    <message>
        <source>Read the table beside the images anew, after it was changed.</source>
        <translation>图像旁的表格更改后，重新读取它。</translation>
    </message>
    <message>
        <source>What was &amp;left out…</source>
        <translation>略去了什么(&amp;L)…</translation>
    </message>
    <message>
        <source>List what of the folder or file could not be read or was not taken, and why.</source>
        <translation>列出文件夹或文件中无法读取或未采用的内容及原因。</translation>
    </message>
    <message>
        <source>These images are no files of your own: they came with the program or a download.</source>
        <translation>这些图像不是您自己的文件：它们随程序提供或由下载得到。</translation>
    </message>
    <message>
        <source>{} is not in {} any more.</source>
        <translation>{} 已不在 {} 中。</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>列表…</translation>
    </message>
    <message>
        <source>{} of {} were left out:</source>
        <translation>{1} 个中略去了 {0} 个：</translation>
    </message>
    <message>
        <source>{} of {} was left out:</source>
        <translation>{1} 个中略去了 {0} 个：</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>No program is set that opens {}.</source>
        <translation>没有设定打开 {} 的程序。</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Begins from this image.</source>
        <translation>从这幅图像开始。</translation>
    </message>
    <message>
        <source>Image {}</source>
        <translation>图像 {}</translation>
    </message>
</context>
<context>
    <name>ImagesView</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Which images: a sample, those selected in the plane, or the worst.</source>
        <translation>显示哪些图像：样本、平面中选中的，或最差的。</translation>
    </message>
    <message>
        <source>Images of one class only.</source>
        <translation>只显示一个类别的图像。</translation>
    </message>
    <message>
        <source>By what images are ranked, the oddest first.</source>
        <translation>图像按什么排序，最异常的在前。</translation>
    </message>
    <message>
        <source>A click moves the cursor onto the code of that image, Shift-click adds it to the path.</source>
        <translation>单击把光标移到该图像的编码，按住 Shift 单击把它加入路径。</translation>
    </message>
    <message>
        <source>How these images are corrupted before the model sees them.</source>
        <translation>模型看到这些图像之前，它们怎样被破坏。</translation>
    </message>
    <message>
        <source>How strongly they are corrupted; the training keeps its own level.</source>
        <translation>破坏的程度；训练保持自己的水平。</translation>
    </message>
    <message>
        <source>The level of the noise as a number.</source>
        <translation>以数字表示的噪声水平。</translation>
    </message>
    <message>
        <source>Draws new random noise of the same kind and level.</source>
        <translation>以同样的种类和水平重新抽取随机噪声。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>哪些图像</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>Level of the noise</source>
        <translation>噪声强度</translation>
    </message>
    <message>
        <source>New noise</source>
        <translation>新的噪声</translation>
    </message>
    <message>
        <source>Shows below each image where its reconstruction is wrong, pixel by pixel.</source>
        <translation>在每幅图像下方逐像素显示其重构的误差所在。</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>PSNR: peak signal-to-noise ratio, the mean of each image&apos;s; the higher, the more alike.</source>
        <translation>PSNR：峰值信噪比，取各图像的平均；越高越相似。</translation>
    </message>
    <message>
        <source>No image is restored in this run: that takes an encoder and a decoder, and one of them is not there. Open a model with encoder.onnx and decoder.onnx, or train one.</source>
        <translation>此运行无法恢复图像：需要编码器和解码器，而缺少其中之一。请打开含 encoder.onnx 和 decoder.onnx 的模型，或训练一个。</translation>
    </message>
    <message>
        <source>Held-out images, with noise and as the model restores them. Train or open a run.</source>
        <translation>留出的图像、加噪后的图像和模型恢复的图像。请训练或打开一个运行。</translation>
    </message>
    <message>
        <source>The scores are being worked out.</source>
        <translation>正在计算分数。</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>squared error, up to {}</source>
        <translation>平方误差，最大 {}</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Fixed validation images, corrupted as is chosen below.</source>
        <translation>固定的验证图像，按下面的选择加以破坏。</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选区</translation>
    </message>
    <message>
        <source>Those selected in the plane, the worst first.</source>
        <translation>平面中选中的图像，最差的在前。</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>最差在前</translation>
    </message>
    <message>
        <source>All that are drawn, the worst or the oddest first.</source>
        <translation>所有画出的图像，最差或最异常的在前。</translation>
    </message>
    <message>
        <source>by error</source>
        <translation>按误差</translation>
    </message>
    <message>
        <source>The images that are reconstructed worst.</source>
        <translation>重构得最差的图像。</translation>
    </message>
    <message>
        <source>by distance</source>
        <translation>按距离</translation>
    </message>
    <message>
        <source>The images whose codes are farthest from those of training images.</source>
        <translation>其编码离训练图像的编码最远的图像。</translation>
    </message>
    <message>
        <source>by density</source>
        <translation>按密度</translation>
    </message>
    <message>
        <source>The images about whose codes others lie less dense than about their neighbours.</source>
        <translation>其编码周围比邻近编码周围更稀疏的图像。</translation>
    </message>
    <message>
        <source>class {}</source>
        <translation>类别 {}</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>{} · PSNR {} dB</source>
        <translation>{} · PSNR {} dB</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>Look inside</source>
        <translation>查看内部</translation>
    </message>
</context>
<context>
    <name>InspectorView</name>
    <message>
        <source>Look inside</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>Which of them is shown.</source>
        <translation>显示其中哪一个。</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Shown of the page</source>
        <translation>页面中显示的内容</translation>
    </message>
    <message>
        <source>With the seed of the recipe this number says what is drawn.</source>
        <translation>连同配方的种子，这个数决定抽取什么。</translation>
    </message>
    <message>
        <source>Draws others by chance.</source>
        <translation>随机另抽一组。</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Gives this figure up.</source>
        <translation>放弃这幅图。</translation>
    </message>
    <message>
        <source>This run has codes and no network to look into. Panels that need codes alone work: plane, axis pairs, groups and directions.</source>
        <translation>此运行只有编码，没有可查看内部的网络。只需编码的面板可用：平面、轴对、分组和方向。</translation>
    </message>
    <message>
        <source>Stopped. Choose the figure again to begin anew.</source>
        <translation>已停止。再次选择此图即可重新开始。</translation>
    </message>
    <message>
        <source>Layers, filters, draws from the prior and more of a model. Train one or open a run.</source>
        <translation>模型的层、滤波器、先验样本等。请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>The figure is being made.</source>
        <translation>正在生成图。</translation>
    </message>
    <message>
        <source>draw {}</source>
        <translation>抽样 {}</translation>
    </message>
    <message>
        <source>the figure is being made</source>
        <translation>正在生成图</translation>
    </message>
</context>
<context>
    <name>IntensitiesDialog</name>
    <message>
        <source>Intensities</source>
        <translation>灰度范围</translation>
    </message>
    <message>
        <source>Some of the images, as they are trained on.</source>
        <translation>按训练时的样子显示一些图像。</translation>
    </message>
    <message>
        <source>Black and white are where these shares of the values lie; the few beyond are cut off.</source>
        <translation>黑与白位于这些百分比处；少数超出的值被截断。</translation>
    </message>
    <message>
        <source>The channel that is shown, and whose limits the handles move.</source>
        <translation>所显示的通道，手柄移动的是它的界限。</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Looking at some of the images …</source>
        <translation>正在查看一些图像…</translation>
    </message>
</context>
<context>
    <name>IntensitiesPreview</name>
    <message>
        <source>Intensities are chosen for images of your own: choose a folder or file of them.</source>
        <translation>灰度范围用于您自己的图像：请选择存放它们的文件夹或文件。</translation>
    </message>
    <message>
        <source>Values of some images: {}, {}.</source>
        <translation>一些图像的取值：{}，{}。</translation>
    </message>
    <message>
        <source>Each picture has a range of its own, of all of it and not of each patch; here patches are seen by their own.</source>
        <translation>每张图片有自己的范围，取自整张图片而非每个图块；此处图块按各自的范围显示。</translation>
    </message>
    <message>
        <source>Use percentiles</source>
        <translation>使用百分位数</translation>
    </message>
</context>
<context>
    <name>KeptGroups</name>
    <message>
        <source>The names of the groups are lost when another run is opened: {}</source>
        <translation>打开另一个运行时分组的名称会丢失：{}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>LatentView</name>
    <message>
        <source>Latent space</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>Plane of codes</source>
        <translation>编码平面</translation>
    </message>
    <message>
        <source>What the codes are coloured by, and what the legend hides.</source>
        <translation>编码按什么着色，以及图例隐藏什么。</translation>
    </message>
    <message>
        <source>Coloured by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Which two directions of the code the plane shows.</source>
        <translation>平面显示编码的哪两个方向。</translation>
    </message>
    <message>
        <source>Axes of the plane</source>
        <translation>平面的坐标轴</translation>
    </message>
    <message>
        <source>What is drawn faintly under the codes, such as decoded images.</source>
        <translation>编码下方淡淡画出的内容，例如解码图像。</translation>
    </message>
    <message>
        <source>Backdrop</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Every image becomes a point here: its code. Train a model or open a run.</source>
        <translation>每幅图像在这里成为一个点：它的编码。请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>backdrop: {}</source>
        <translation>背景：{}</translation>
    </message>
    <message>
        <source>by {}</source>
        <translation>按{}</translation>
    </message>
    <message>
        <source>{} classes, all shown: more than the {} that a legend can hide one by one. Colours repeat; names stand where there is room: zoom in for more.</source>
        <translation>{} 个类别全部显示：超过图例可逐个隐藏的 {} 个。颜色会重复；有空间处标有名称：放大可看到更多。</translation>
    </message>
    <message>
        <source>All codes have {}: there the model tells no image from another.</source>
        <translation>所有编码的 {} 都相同：在那里模型分不清任何图像。</translation>
    </message>
    <message>
        <source>All codes are one point, {}: the plane tells no image from another.</source>
        <translation>所有编码都是同一个点 {}：平面分不清任何图像。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Shows or hides the codes of this class; a double-click, or Ctrl and a click, shows it alone, and then all again.</source>
        <translation>显示或隐藏该类别的编码；双击或按住 Ctrl 单击则只显示它，再做一次则显示全部。</translation>
    </message>
    <message>
        <source>Class {}</source>
        <translation>类别 {}</translation>
    </message>
</context>
<context>
    <name>LessonEditor</name>
    <message>
        <source>Write a lesson</source>
        <translation>编写课程</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>In a sentence</source>
        <translation>一句话简介</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Add what I did</source>
        <translation>添加我所做的</translation>
    </message>
    <message>
        <source>Makes a step of what was done in the window since the last one was made so.</source>
        <translation>把自上次以来在窗口中所做的操作做成一个步骤。</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Its heading.</source>
        <translation>它的标题。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Markdown: **bold**, ![picture](file.png), [words](show:latent).</source>
        <translation>Markdown：**粗体**、![图片](file.png)、[文字](show:latent)。</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Said when the reader asks for it.</source>
        <translation>读者要求时显示。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The next step waits for its answer.</source>
        <translation>下一步等待其回答。</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>One a line; without any, a text is typed.</source>
        <translation>每行一个；没有则由读者键入文字。</translation>
    </message>
    <message>
        <source>Right is</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>The number of a choice, or [0.2, 0.3]: from where to where.</source>
        <translation>选项的序号，或 [0.2, 0.3]：从何值到何值。</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Said once the question is answered.</source>
        <translation>问题回答后显示。</translation>
    </message>
    <message>
        <source>Points at</source>
        <translation>指向</translation>
    </message>
    <message>
        <source>A panel, such as latent, or something in it: losses.log.</source>
        <translation>一个面板，如 latent，或其中的部件：losses.log。</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>开始时</translation>
    </message>
    <message>
        <source>Deeds, one a line: run = &quot;dense-2d&quot;</source>
        <translation>操作，每行一个：run = &quot;dense-2d&quot;</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>要做的</translation>
    </message>
    <message>
        <source>Deeds of the reader, one a line: backdrop = &quot;none&quot;</source>
        <translation>读者的操作，每行一个：backdrop = &quot;none&quot;</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>直到</translation>
    </message>
    <message>
        <source>What must be true, one a line: distance &gt; 0.5</source>
        <translation>必须成立的条件，每行一个：distance &gt; 0.5</translation>
    </message>
    <message>
        <source>✓ This is a lesson.</source>
        <translation>✓ 这是一门课程。</translation>
    </message>
    <message>
        <source>Nothing was done in the window that a lesson could ask for.</source>
        <translation>窗口中没有做过课程可以要求的操作。</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>课程 (*.toml)</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>已保存：{}</translation>
    </message>
    <message>
        <source>Save the lesson before it is closed?</source>
        <translation>关闭前保存课程吗？</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>离开课程</translation>
    </message>
    <message>
        <source>Leaves the lesson; it goes on here when it is opened again.</source>
        <translation>离开课程；再次打开时从这里继续。</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>您的回答</translation>
    </message>
    <message>
        <source>Your answer, then Enter</source>
        <translation>输入回答，然后按 Enter</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Says more about what this step asks for.</source>
        <translation>对这一步的要求作更多说明。</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>指给我看</translation>
    </message>
    <message>
        <source>Points at what this step is about.</source>
        <translation>指向这一步所讲的内容。</translation>
    </message>
    <message>
        <source>Do it for me</source>
        <translation>替我做</translation>
    </message>
    <message>
        <source>Does what this step asks for, before your eyes.</source>
        <translation>在您眼前完成这一步的要求。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Goes to the step before.</source>
        <translation>转到上一步。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Goes to the next step.</source>
        <translation>转到下一步。</translation>
    </message>
    <message>
        <source>The next step opens when what this one asks for is done.</source>
        <translation>完成这一步的要求后，下一步才会打开。</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>✓ Right.</source>
        <translation>✓ 正确。</translation>
    </message>
    <message>
        <source>✗ Not quite.</source>
        <translation>✗ 不完全对。</translation>
    </message>
    <message>
        <source>✓ Done.</source>
        <translation>✓ 完成。</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open a lesson…</source>
        <translation>打开课程(&amp;O)…</translation>
    </message>
    <message>
        <source>Shows a lesson of a file.</source>
        <translation>显示一个文件中的课程。</translation>
    </message>
    <message>
        <source>&amp;Save answers…</source>
        <translation>保存回答(&amp;S)…</translation>
    </message>
    <message>
        <source>Writes what was answered in the lesson as one sheet for any browser.</source>
        <translation>把课程中的回答写成任何浏览器都能打开的一页。</translation>
    </message>
    <message>
        <source>&amp;From the beginning</source>
        <translation>从头开始(&amp;F)</translation>
    </message>
    <message>
        <source>Takes all answers of the lesson back, and shows its first step.</source>
        <translation>收回课程的所有回答，并显示第一步。</translation>
    </message>
    <message>
        <source>&amp;Leave the lesson</source>
        <translation>离开课程(&amp;L)</translation>
    </message>
    <message>
        <source>Brings all panels back; the lesson goes on here when it is opened again.</source>
        <translation>恢复所有面板；再次打开时课程从这里继续。</translation>
    </message>
    <message>
        <source>&amp;Write a lesson…</source>
        <translation>编写课程(&amp;W)…</translation>
    </message>
    <message>
        <source>Makes a lesson of what you do in the window, or changes the one that is shown.</source>
        <translation>把您在窗口中所做的做成课程，或修改显示的课程。</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>Large letters, one panel and a ring around the mouse, for a projector.</source>
        <translation>大字、单个面板和鼠标周围的圆环，供投影使用。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>课程 (*.toml)</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>保存回答</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>HTML sheet (*.html)</source>
        <translation>HTML 页面 (*.html)</translation>
    </message>
    <message>
        <source>Saved: {}</source>
        <translation>已保存：{}</translation>
    </message>
    <message>
        <source>There is no {} to point at.</source>
        <translation>没有可指的 {}。</translation>
    </message>
    <message>
        <source>The lesson is done.</source>
        <translation>课程已完成。</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>保存回答…</translation>
    </message>
</context>
<context>
    <name>LinkedWindows</name>
    <message>
        <source>This run shows other images ({}) than the first window ({}): selection and cursor are not shared.</source>
        <translation>此运行显示的图像（{}）与第一个窗口（{}）不同：选区和光标不共享。</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Put all lines on the clipboard.</source>
        <translation>把所有行放到剪贴板。</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>画出什么</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Shows the loss as a formula, and of each term in it what it does to the images.</source>
        <translation>把损失写成公式，并显示其中每一项对图像做了什么。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>There are no losses of this run: it was trained elsewhere, or its table is empty. Train a model here to see them.</source>
        <translation>此运行没有损失：它在别处训练，或其表格为空。在这里训练模型即可看到。</translation>
    </message>
    <message>
        <source>The loss falls here, epoch by epoch, as soon as a model is trained.</source>
        <translation>模型一开始训练，损失就会在这里逐轮下降。</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>dashed: validation</source>
        <translation>虚线：验证</translation>
    </message>
    <message>
        <source>{} (right)</source>
        <translation>{}（右侧）</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>{} (validation)</source>
        <translation>{}（验证）</translation>
    </message>
    <message>
        <source>Draws them on a logarithmic scale, where late progress shows.</source>
        <translation>用对数刻度画出，以便看清后期的进展。</translation>
    </message>
    <message>
        <source>Only positive values have a logarithm.</source>
        <translation>只有正值才有对数。</translation>
    </message>
    <message>
        <source>epoch {}</source>
        <translation>第 {} 轮</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>That comes as soon as what is under way has ended.</source>
        <translation>正在进行的操作结束后即生效。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Train, pause, go on</source>
        <translation>训练、暂停、继续</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>Go to the next control, or the one before</source>
        <translation>转到下一个或上一个控件</translation>
    </message>
    <message>
        <source>F6</source>
        <translation>F6</translation>
    </message>
    <message>
        <source>Between what a tour says and what it points at</source>
        <translation>在导览文字与所指部分之间切换</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Put the message away</source>
        <translation>收起消息</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move the cursor by 1 % of the view</source>
        <translation>光标移动视图的 1 %</translation>
    </message>
    <message>
        <source>Shift+Arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Move the cursor by 5 % of the view</source>
        <translation>光标移动视图的 5 %</translation>
    </message>
    <message>
        <source>Home, double-click</source>
        <translation>Home、双击</translation>
    </message>
    <message>
        <source>Show all codes</source>
        <translation>显示所有编码</translation>
    </message>
    <message>
        <source>Wheel, +, −</source>
        <translation>滚轮、+、−</translation>
    </message>
    <message>
        <source>Zoom the plane</source>
        <translation>缩放平面</translation>
    </message>
    <message>
        <source>Right click, Menu</source>
        <translation>右击、菜单键</translation>
    </message>
    <message>
        <source>What can be done with the image</source>
        <translation>可对图像进行的操作</translation>
    </message>
    <message>
        <source>Drag, middle drag</source>
        <translation>拖动、中键拖动</translation>
    </message>
    <message>
        <source>Pan the plane, with any tool by the middle button</source>
        <translation>平移平面；用任何工具时都可用中键</translation>
    </message>
    <message>
        <source>Tool: {}</source>
        <translation>工具：{}</translation>
    </message>
    <message>
        <source>Plane, by tool</source>
        <translation>平面（按工具）</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Move: select the code nearest to the cursor</source>
        <translation>移动：选中离光标最近的编码</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+回车</translation>
    </message>
    <message>
        <source>Move: add that code, or take it away again</source>
        <translation>移动：添加该编码，或再次去除</translation>
    </message>
    <message>
        <source>Enter, arrows, Enter</source>
        <translation>回车、方向键、回车</translation>
    </message>
    <message>
        <source>Lasso, box: draw with the cursor</source>
        <translation>套索、方框：用光标画出</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Lasso, box: add what is surrounded</source>
        <translation>套索、方框：添加圈住的编码</translation>
    </message>
    <message>
        <source>Ctrl, Alt</source>
        <translation>Ctrl、Alt</translation>
    </message>
    <message>
        <source>Lasso, box: take away what is surrounded</source>
        <translation>套索、方框：去除圈住的编码</translation>
    </message>
    <message>
        <source>Lasso, box: give up what is being drawn</source>
        <translation>套索、方框：放弃正在画的形状</translation>
    </message>
    <message>
        <source>Click, Enter</source>
        <translation>单击、回车</translation>
    </message>
    <message>
        <source>Path: set a point</source>
        <translation>路径：设一个点</translation>
    </message>
    <message>
        <source>Right click, Backspace</source>
        <translation>右击、退格</translation>
    </message>
    <message>
        <source>Path: take the last point back</source>
        <translation>路径：撤回最后一点</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Search all pages</source>
        <translation>搜索所有页面</translation>
    </message>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation>Alt+左、Alt+右</translation>
    </message>
    <message>
        <source>Go back and forward</source>
        <translation>后退与前进</translation>
    </message>
    <message>
        <source>Ctrl+−, Ctrl++, Ctrl+0</source>
        <translation>Ctrl+−、Ctrl++、Ctrl+0</translation>
    </message>
    <message>
        <source>Change the size of the letters</source>
        <translation>改变文字大小</translation>
    </message>
    <message>
        <source>End the search, close the pages</source>
        <translation>结束搜索，关闭页面</translation>
    </message>
    <message>
        <source>Legends</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Click, Space</source>
        <translation>单击、空格</translation>
    </message>
    <message>
        <source>Show or hide what is named</source>
        <translation>显示或隐藏所指的内容</translation>
    </message>
    <message>
        <source>Double-click, Ctrl+click, Enter</source>
        <translation>双击、Ctrl+单击、回车</translation>
    </message>
    <message>
        <source>Show it alone, and then all again</source>
        <translation>只显示它，再做一次则显示全部</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Compare the selected runs</source>
        <translation>比较选中的运行</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Change a name, tag or note</source>
        <translation>更改名称、标记或备注</translation>
    </message>
    <message>
        <source>*</source>
        <translation>*</translation>
    </message>
    <message>
        <source>Give or take a star</source>
        <translation>加上或去掉星标</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Undo and redo names, stars, tags, notes and the trash</source>
        <translation>撤销和重做名称、星标、标记、备注和回收站操作</translation>
    </message>
    <message>
        <source>Go from the search to the runs</source>
        <translation>从搜索框转到运行列表</translation>
    </message>
    <message>
        <source>Fields, lists, images</source>
        <translation>字段、列表、图像</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <source>Change the last figure of a number by 1</source>
        <translation>数字的末位改变 1</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>Change it by 10</source>
        <translation>改变 10</translation>
    </message>
    <message>
        <source>Take back what is being typed</source>
        <translation>撤回正在输入的内容</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Open the list of recipes, data sets or devices</source>
        <translation>打开配方、数据集或设备的列表</translation>
    </message>
    <message>
        <source>Open the run, recipe or data set chosen</source>
        <translation>打开所选的运行、配方或数据集</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>Open the run trained with the recipe</source>
        <translation>打开用该配方训练的运行</translation>
    </message>
    <message>
        <source>Enter, Space</source>
        <translation>回车、空格</translation>
    </message>
    <message>
        <source>Go to the nearest image, on its card</source>
        <translation>在最近图像的卡片上：转到该图像</translation>
    </message>
    <message>
        <source>Shift+click</source>
        <translation>Shift+单击</translation>
    </message>
    <message>
        <source>Make an image a point of the path</source>
        <translation>把图像作为路径的一点</translation>
    </message>
    <message>
        <source>Left, Right, Home, End</source>
        <translation>左、右、Home、End</translation>
    </message>
    <message>
        <source>Step along the path, on its strip</source>
        <translation>在路径的图像条上沿路径移动</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <translation>Ctrl+Z、Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Take a stroke back, on one&apos;s own picture</source>
        <translation>在自己的图片上撤回一笔</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open run folder…</source>
        <translation>打开运行文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Show a run that lies anywhere on the disk.</source>
        <translation>显示磁盘上任意位置的运行。</translation>
    </message>
    <message>
        <source>Open run &amp;file…</source>
        <translation>打开运行文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Copy a run that came as one file (.aerun), or as a zip file, to your runs and show it.</source>
        <translation>把单个文件(.aerun 或 zip)形式的运行复制到您的运行中并显示。</translation>
    </message>
    <message>
        <source>Open from &amp;elsewhere…</source>
        <translation>从别处打开(&amp;E)…</translation>
    </message>
    <message>
        <source>Explore a model that was trained elsewhere (encoder.onnx and decoder.onnx, in a folder or a zip file), or a table of codes alone.</source>
        <translation>探索别处训练的模型（文件夹或 zip 文件中的 encoder.onnx 和 decoder.onnx），或仅含编码的表格。</translation>
    </message>
    <message>
        <source>Choose &amp;data folder…</source>
        <translation>选择数据文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>Look for data sets in this folder.</source>
        <translation>在此文件夹中寻找数据集。</translation>
    </message>
    <message>
        <source>&amp;What is in my file…</source>
        <translation>我的文件里有什么(&amp;W)…</translation>
    </message>
    <message>
        <source>Show the arrays of a file or the pictures of a folder, their ranges, and what they are taken for; choose the images and labels.</source>
        <translation>显示文件中的数组或文件夹中的图片、它们的范围以及被视为什么；选择图像和标签。</translation>
    </message>
    <message>
        <source>&amp;Intensities…</source>
        <translation>灰度范围(&amp;I)…</translation>
    </message>
    <message>
        <source>Choose what of your own images becomes black and white, with their histogram and some of them as they would be trained on.</source>
        <translation>选择您自己图像中的什么值成为黑和白，附直方图和若干训练时的样子。</translation>
    </message>
    <message>
        <source>&amp;Save figure in focus…</source>
        <translation>保存当前焦点的图(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the panel that has the keyboard as PNG, SVG or PDF, of any size, or copy it.</source>
        <translation>把拥有键盘焦点的面板以任意大小保存为 PNG、SVG 或 PDF，或复制它。</translation>
    </message>
    <message>
        <source>Save &amp;figure</source>
        <translation>保存图(&amp;F)</translation>
    </message>
    <message>
        <source>Save this panel as PNG, SVG or PDF for a paper, or copy it.</source>
        <translation>把此面板保存为论文用的 PNG、SVG 或 PDF，或复制它。</translation>
    </message>
    <message>
        <source>Save se&amp;lection…</source>
        <translation>保存选区(&amp;L)…</translation>
    </message>
    <message>
        <source>Save the selected images, the worst first: as CSV, NPZ or Parquet with error and code, or as PNG.</source>
        <translation>保存选中的图像，最差的在前：保存为含误差和编码的 CSV、NPZ 或 Parquet，或保存为 PNG。</translation>
    </message>
    <message>
        <source>Save &amp;film of the training…</source>
        <translation>保存训练过程的动画(&amp;F)…</translation>
    </message>
    <message>
        <source>Save the stored moments as an animated GIF: the plane, and the image under the cursor.</source>
        <translation>把保存的各时刻存为 GIF 动画：平面和光标处的图像。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Stop the training and close.</source>
        <translation>停止训练并关闭。</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Codes…</source>
        <translation>编码(&amp;C)…</translation>
    </message>
    <message>
        <source>Save the codes that are shown as CSV, NPZ or Parquet, with identity, class, error and place of each image.</source>
        <translation>把显示的编码保存为 CSV、NPZ 或 Parquet，附每幅图像的标识、类别、误差和位置。</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do it again.</source>
        <translation>再做一次。</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>Show all codes in full again.</source>
        <translation>重新完整显示所有编码。</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>Language, colours, motion, threads, folders and what else can be set.</source>
        <translation>语言、颜色、动画、线程、文件夹以及其他可设置的内容。</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Show or hide this panel.</source>
        <translation>显示或隐藏此面板。</translation>
    </message>
    <message>
        <source>&amp;Plane alone, or all panels</source>
        <translation>仅平面，或所有面板(&amp;P)</translation>
    </message>
    <message>
        <source>Give the plane the whole window, or bring the other panels back; so does Esc.</source>
        <translation>让平面占满窗口，或恢复其他面板；Esc 也可以。</translation>
    </message>
    <message>
        <source>&amp;Runs as a table, or all panels</source>
        <translation>运行表格或全部面板(&amp;R)</translation>
    </message>
    <message>
        <source>Give the runs the whole window, with pictures, figures and notes to sort and search, or bring the other panels back; so does Esc.</source>
        <translation>让运行列表占满整个窗口，显示图片、指标和备注以供排序和搜索，或恢复其他面板；按 Esc 亦可。</translation>
    </message>
    <message>
        <source>&amp;Find runs…</source>
        <translation>查找运行(&amp;F)…</translation>
    </message>
    <message>
        <source>Search the list of runs by words.</source>
        <translation>按词搜索运行列表。</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Put every panel back to its first place.</source>
        <translation>把每个面板放回最初的位置。</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>窗口的颜色。</translation>
    </message>
    <message>
        <source>The size of all text in the window.</source>
        <translation>窗口中所有文字的大小。</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>Ask what you want to do, and lead there.</source>
        <translation>询问您想做什么，并带您前往。</translation>
    </message>
    <message>
        <source>&amp;Show me around</source>
        <translation>带我看看(&amp;S)</translation>
    </message>
    <message>
        <source>Six steps on the real window, each a deed of yours.</source>
        <translation>在真实窗口中的六个步骤，每一步都由您亲自操作。</translation>
    </message>
    <message>
        <source>&amp;Words of this panel</source>
        <translation>本面板的术语(&amp;W)</translation>
    </message>
    <message>
        <source>What the words with a dotted line mean where the keyboard is.</source>
        <translation>键盘所在之处带点线的词是什么意思。</translation>
    </message>
    <message>
        <source>&amp;All commands…</source>
        <translation>所有命令(&amp;A)…</translation>
    </message>
    <message>
        <source>Type what you want: every action, recipe, run and panel by its name.</source>
        <translation>输入您想做的事：按名称查找每个操作、配方、运行和面板。</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>Everything the keyboard does.</source>
        <translation>键盘的全部功能。</translation>
    </message>
    <message>
        <source>&amp;Try it on a micrograph</source>
        <translation>用显微图像试一试(&amp;T)</translation>
    </message>
    <message>
        <source>Opens a model of the patches of a micrograph, painted back onto the tissue.</source>
        <translation>打开一个显微图像图块的模型，并画回组织上。</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>Take back what was done last: to the picture, the recipe, directions, bookmarks, tags, runs or panels.</source>
        <translation>撤销最近做的一步：对画面、配方、方向、书签、标记、运行或面板。</translation>
    </message>
    <message>
        <source>{} points</source>
        <translation>{} 磅</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>文字大小(&amp;T)</translation>
    </message>
    <message>
        <source>The language of the program; everything goes on in it at once.</source>
        <translation>程序的语言；立即生效，一切照常继续。</translation>
    </message>
    <message>
        <source>&amp;Help on this panel</source>
        <translation>此面板的帮助(&amp;H)</translation>
    </message>
    <message>
        <source>What the panel that has the keyboard is for, and what can be done in it.</source>
        <translation>键盘所在面板的用途，以及其中可做的操作。</translation>
    </message>
    <message>
        <source>Pages about the window, recipes, data, results, and how it is built.</source>
        <translation>关于窗口、配方、数据、结果及程序构造的各页。</translation>
    </message>
    <message>
        <source>&amp;Add to applications</source>
        <translation>加入应用程序(&amp;A)</translation>
    </message>
    <message>
        <source>Put an icon where a double-click opens this program.</source>
        <translation>放置一个图标，双击即可打开本程序。</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>关于(&amp;B)</translation>
    </message>
    <message>
        <source>What this program is.</source>
        <translation>本程序是什么。</translation>
    </message>
    <message>
        <source>Backdrop &amp;under the codes</source>
        <translation>编码下方的背景(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Next backdrop</source>
        <translation>下一个背景(&amp;N)</translation>
    </message>
    <message>
        <source>Lay the next picture under the codes: none, decoded images, density and the others.</source>
        <translation>在编码下方换下一种图：无、解码图像、密度等。</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>与之比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Several runs…</source>
        <translation>多个运行(&amp;S)…</translation>
    </message>
    <message>
        <source>Hold from two to eight runs against one another in a window of their own: curves, codes, images, recipes and figures.</source>
        <translation>在单独的窗口中对照两到八个运行：曲线、编码、图像、配方和指标。</translation>
    </message>
    <message>
        <source>&amp;Other folder…</source>
        <translation>其他文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Show another run in a window beside this one; both share selection and cursor.</source>
        <translation>在旁边的窗口中显示另一个运行；两者共享选区和光标。</translation>
    </message>
    <message>
        <source>Show this run in a window beside this one.</source>
        <translation>在旁边的窗口中显示此运行。</translation>
    </message>
    <message>
        <source>Show this run in place of the one that is open.</source>
        <translation>用此运行替换当前打开的运行。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Give this panel the keyboard, wherever it is hidden.</source>
        <translation>把键盘焦点给这个面板，无论它藏在哪里。</translation>
    </message>
    <message>
        <source>By keyboard and by ear</source>
        <translation>用键盘和听觉</translation>
    </message>
    <message>
        <source>Say where the cursor is</source>
        <translation>说出光标的位置</translation>
    </message>
    <message>
        <source>The plane in words: cursor, nearest image, verdict and losses.</source>
        <translation>用文字说出平面：光标、最近的图像、判断和损失。</translation>
    </message>
    <message>
        <source>Float this panel, or put it back</source>
        <translation>使此面板浮动，或放回</translation>
    </message>
    <message>
        <source>Make the panel that has the keyboard a window of its own, and back.</source>
        <translation>使持有键盘的面板成为独立窗口，再按放回。</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Train, pause, go on</source>
        <translation>训练、暂停、继续(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>单步(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Resume the open run</source>
        <translation>续训打开的运行(&amp;R)</translation>
    </message>
    <message>
        <source>Go on with a run that was stopped, or ended unexpectedly, as if it never had been.</source>
        <translation>继续已停止或意外结束的运行，就像从未中断过一样。</translation>
    </message>
    <message>
        <source>&amp;Undo changes of the recipe</source>
        <translation>撤销对配方的更改(&amp;U)</translation>
    </message>
    <message>
        <source>Set every field back to what the recipe says.</source>
        <translation>把每个字段恢复为配方的值。</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>{} The time slider goes on without this moment.</source>
        <translation>{} 时间滑块跳过这个时刻。</translation>
    </message>
</context>
<context>
    <name>Mosaic</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Image {} of {}</source>
        <translation>第 {} 张图像，共 {} 张</translation>
    </message>
</context>
<context>
    <name>NearestCard</name>
    <message>
        <source>The real image whose code is nearest; a click moves the cursor onto it.</source>
        <translation>其编码最近的真实图像；单击把光标移到它上面。</translation>
    </message>
    <message>
        <source>Go to the nearest image</source>
        <translation>转到最近的图像</translation>
    </message>
    <message>
        <source>nearest image</source>
        <translation>最近的图像</translation>
    </message>
    <message>
        <source>class {}</source>
        <translation>类别 {}</translation>
    </message>
    <message>
        <source>distance {}</source>
        <translation>距离 {}</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>The training of {} has ended after {}.</source>
        <translation>{} 的训练在 {} 后结束。</translation>
    </message>
    <message>
        <source>What was waited for is done.</source>
        <translation>所等待的工作已完成。</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Draw with the left button; the right one rubs out, and Ctrl+Z takes a stroke back.</source>
        <translation>左键绘画；右键擦除，Ctrl+Z 撤回一笔。</translation>
    </message>
    <message>
        <source>Pen: draws.</source>
        <translation>笔：绘画。</translation>
    </message>
    <message>
        <source>Rubber: takes away what was drawn.</source>
        <translation>橡皮：擦去所画的内容。</translation>
    </message>
    <message>
        <source>Hole: hides a part from the model, which fills in what belongs there.</source>
        <translation>空洞：对模型隐藏一部分，由它补出应有的内容。</translation>
    </message>
    <message>
        <source>How wide pen, rubber and hole are.</source>
        <translation>笔、橡皮和空洞的粗细。</translation>
    </message>
    <message>
        <source>Width of pen, rubber and hole</source>
        <translation>画笔、橡皮和空洞的宽度</translation>
    </message>
    <message>
        <source>Takes the last stroke back (Ctrl+Z on the sheet).</source>
        <translation>撤回最后一笔（在画纸上按 Ctrl+Z）。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>A bare sheet; undo brings back what was drawn.</source>
        <translation>一张白纸；撤销可恢复所画的内容。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>PageWidget</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Diagram of the layers</source>
        <translation>各层示意图</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Scatter plot</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
</context>
<context>
    <name>PaintedPicture</name>
    <message>
        <source>{}
class {}</source>
        <translation>{}
类别 {}</translation>
    </message>
</context>
<context>
    <name>PairGrid</name>
    <message>
        <source>Ranked images</source>
        <translation>排序的图像</translation>
    </message>
    <message>
        <source>Image {} of {}</source>
        <translation>第 {} 张图像，共 {} 张</translation>
    </message>
    <message>
        <source>A click moves the cursor onto the code of that image, Shift-click adds it to the path.</source>
        <translation>单击把光标移到该图像的编码，按住 Shift 单击把它加入路径。</translation>
    </message>
    <message>
        <source>class {}</source>
        <translation>类别 {}</translation>
    </message>
    <message>
        <source>error {}</source>
        <translation>误差 {}</translation>
    </message>
    <message>
        <source>distance {} to training codes</source>
        <translation>离训练编码的距离 {}</translation>
    </message>
    <message>
        <source>outlier factor {}</source>
        <translation>离群因子 {}</translation>
    </message>
    <message>
        <source>Axis pairs</source>
        <translation>坐标轴对</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Opens a dialog for it.</source>
        <translation>打开一个对话框来选择。</translation>
    </message>
    <message>
        <source>Images (*{})</source>
        <translation>图像 (*{})</translation>
    </message>
    <message>
        <source>File of images</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
</context>
<context>
    <name>PathMenu</name>
    <message>
        <source>&amp;Path</source>
        <translation>路径(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Add the place under the cursor</source>
        <translation>添加光标处的位置(&amp;A)</translation>
    </message>
    <message>
        <source>Make the code under the cursor the next point of the path.</source>
        <translation>把光标处的编码作为路径的下一点。</translation>
    </message>
    <message>
        <source>&amp;Take the last point back</source>
        <translation>撤回最后一点(&amp;T)</translation>
    </message>
    <message>
        <source>Remove the point that was added last; a right click with the Path tool does the same.</source>
        <translation>移除最后添加的点；用路径工具右击也可以。</translation>
    </message>
    <message>
        <source>&amp;No path</source>
        <translation>清除路径(&amp;N)</translation>
    </message>
    <message>
        <source>Remove all points of the path.</source>
        <translation>移除路径的所有点。</translation>
    </message>
    <message>
        <source>&amp;Play the path</source>
        <translation>播放路径(&amp;P)</translation>
    </message>
    <message>
        <source>Run the cursor along the path, so that its images come large; or stop it.</source>
        <translation>让光标沿路径移动，使其图像以大图显示；或停止。</translation>
    </message>
    <message>
        <source>Save as p&amp;icture…</source>
        <translation>保存为图片(&amp;I)…</translation>
    </message>
    <message>
        <source>Save the images of the path side by side as PNG.</source>
        <translation>把路径的图像并排保存为 PNG。</translation>
    </message>
    <message>
        <source>Save as &amp;film…</source>
        <translation>保存为动画(&amp;F)…</translation>
    </message>
    <message>
        <source>Save the images of the path, there and back, as an animated GIF.</source>
        <translation>把路径往返的图像保存为 GIF 动画。</translation>
    </message>
    <message>
        <source>Save the path</source>
        <translation>保存路径</translation>
    </message>
    <message>
        <source>There is no path to save: set two points of one.</source>
        <translation>没有可保存的路径：请先设两个点。</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>已保存 {}</translation>
    </message>
</context>
<context>
    <name>PathView</name>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>From point to point in a straight line.</source>
        <translation>沿直线从一点到下一点。</translation>
    </message>
    <message>
        <source>spherical</source>
        <translation>球面</translation>
    </message>
    <message>
        <source>Around the middle, where a Gaussian of many dimensions is empty.</source>
        <translation>绕过中心，高维高斯分布在那里是空的。</translation>
    </message>
    <message>
        <source>Images along the path</source>
        <translation>路径上的图像</translation>
    </message>
    <message>
        <source>How the path goes from point to point.</source>
        <translation>路径怎样从一点到下一点。</translation>
    </message>
    <message>
        <source>Kind of the way</source>
        <translation>路径的类型</translation>
    </message>
    <message>
        <source>How many images are decoded along the path.</source>
        <translation>沿路径解码多少幅图像。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Runs the cursor along the path, so that its images come large.</source>
        <translation>让光标沿路径移动，使其图像以大图显示。</translation>
    </message>
    <message>
        <source>Takes the last point of the path back.</source>
        <translation>撤回路径的最后一点。</translation>
    </message>
    <message>
        <source>Takes all points of the path away.</source>
        <translation>移除路径的所有点。</translation>
    </message>
    <message>
        <source>Saves the images of the path as one picture or as a film.</source>
        <translation>把路径的图像保存为一张图片或一段动画。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Take the last point back</source>
        <translation>撤回最后一点</translation>
    </message>
    <message>
        <source>No path</source>
        <translation>无路径</translation>
    </message>
    <message>
        <source>Save the path</source>
        <translation>保存路径</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片（PNG）…</translation>
    </message>
    <message>
        <source>Film (GIF)…</source>
        <translation>动画（GIF）…</translation>
    </message>
    <message>
        <source>near data</source>
        <translation>靠近数据</translation>
    </message>
    <message>
        <source>at the edge</source>
        <translation>在边缘</translation>
    </message>
    <message>
        <source>extrapolating</source>
        <translation>外推</translation>
    </message>
    <message>
        <source>The bars are distances to the nearest real code; the lines are the distances that 95 % and 99.5 % of the real codes keep within to one another.</source>
        <translation>柱形是到最近真实编码的距离；两条线是 95 % 和 99.5 % 的真实编码彼此间不超过的距离。</translation>
    </message>
    <message>
        <source>This run has no decoder, so there are no images on the way from code to code. Open a model with decoder.onnx, or train one.</source>
        <translation>此运行没有解码器，因此编码之间没有图像。请打开含 decoder.onnx 的模型，或训练一个。</translation>
    </message>
    <message>
        <source>One point is set. Click another, and the images between them appear here.</source>
        <translation>已设一个点。再单击另一个，两者之间的图像就会出现在这里。</translation>
    </message>
    <message>
        <source>Take the Path tool (P) and click codes or places of the plane, or Shift-click images: what is decoded on the way between them appears here.</source>
        <translation>选用路径工具（P）并单击平面上的编码或位置，或按住 Shift 单击图像：两者之间解码出的图像会出现在这里。</translation>
    </message>
    <message>
        <source>Near data all the way: at most {} code units away.</source>
        <translation>全程靠近数据：最远 {} 个编码单位。</translation>
    </message>
    <message>
        <source>Farthest from data: {} code units, at image {}.</source>
        <translation>离数据最远：{} 个编码单位，在第 {} 幅图像。</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Nothing has these words.</source>
        <translation>没有含这些词的内容。</translation>
    </message>
</context>
<context>
    <name>PixelValue</name>
    <message>
        <source>pixel {}, {}: {} of 255</source>
        <translation>像素 {}, {}：{}（满值 255）</translation>
    </message>
    <message>
        <source>pixel {}, {}: {} in the file</source>
        <translation>像素 {}, {}：文件中为 {}</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Ladder</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>&amp;Epochs</source>
        <translation>轮数(&amp;E)</translation>
    </message>
    <message>
        <source>Of each training.</source>
        <translation>每次训练的轮数。</translation>
    </message>
    <message>
        <source>&amp;Seeds</source>
        <translation>种子数(&amp;S)</translation>
    </message>
    <message>
        <source>Each setting is trained so many times; the table tells mean and spread.</source>
        <translation>每种设置训练这么多次；表格给出均值和离散程度。</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>进程数(&amp;P)</translation>
    </message>
    <message>
        <source>So many train at once; the cores are shared among them.</source>
        <translation>同时训练这么多个；它们共享处理器核心。</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Everything is kept here, and is gone on with from here, also by other machines.</source>
        <translation>一切都保存在这里，也从这里继续，其他机器亦可。</translation>
    </message>
    <message>
        <source>&amp;Measure the cost</source>
        <translation>测量代价(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>Trains some batches of some settings, keeping nothing of it.</source>
        <translation>训练若干设置的几个批次，不保留结果。</translation>
    </message>
    <message>
        <source>Measure the cost first.</source>
        <translation>请先测量代价。</translation>
    </message>
    <message>
        <source>Settings of the recipe</source>
        <translation>配方的设置</translation>
    </message>
    <message>
        <source>Trains principal components, plain, denoising, sparse, contractive, variational and adversarial autoencoders, and what else fits, with data, network and loss of {}, and measures all in the same way.</source>
        <translation>以 {} 的数据、网络和损失训练主成分分析、普通、去噪、稀疏、收缩、变分和对抗自编码器及其他适用的种类，并以同样的方式测量。</translation>
    </message>
    <message>
        <source>Trains {} as it is set now, with several values of some settings.</source>
        <translation>以当前设置的 {}，取若干设置的多个值训练。</translation>
    </message>
    <message>
        <source>&amp;Code sizes</source>
        <translation>编码大小(&amp;C)</translation>
    </message>
    <message>
        <source>How many numbers a code has; several sizes with commas between them.</source>
        <translation>编码有多少个数；多个大小用逗号分隔。</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>取值范围</translation>
    </message>
    <message>
        <source>Add a setting…</source>
        <translation>添加设置…</translation>
    </message>
    <message>
        <source>&amp;Over</source>
        <translation>遍历(&amp;O)</translation>
    </message>
    <message>
        <source>A line for each setting: model.code=2,4,8, or a range, training.learning_rate=1e-4:1e-2:log.</source>
        <translation>每个设置一行：model.code=2,4,8，或范围 training.learning_rate=1e-4:1e-2:log。</translation>
    </message>
    <message>
        <source>Adds a line for a setting of this recipe.</source>
        <translation>为此配方的一个设置添加一行。</translation>
    </message>
    <message>
        <source>Train every combination</source>
        <translation>训练所有组合</translation>
    </message>
    <message>
        <source>Search for the best (Optuna)</source>
        <translation>搜索最优值（Optuna）</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>方式(&amp;H)</translation>
    </message>
    <message>
        <source>A search draws settings from the ranges and learns where good ones lie.</source>
        <translation>搜索在范围内抽取设置，并学习较好的设置在何处。</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>评优指标</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>in trials:</source>
        <translation>试验次数：</translation>
    </message>
    <message>
        <source>Best b&amp;y</source>
        <translation>优化指标(&amp;Y)</translation>
    </message>
    <message>
        <source>The figure that is to be made better.</source>
        <translation>要改善的指标。</translation>
    </message>
    <message>
        <source>Code sizes are numbers from 1 to 4,096, with commas between them.</source>
        <translation>编码大小是 1 到 4,096 的数，用逗号分隔。</translation>
    </message>
    <message>
        <source>Measuring the cost…</source>
        <translation>正在测量代价…</translation>
    </message>
    <message>
        <source>Measuring the cost: {} % ({})</source>
        <translation>正在测量代价：{} %（{}）</translation>
    </message>
    <message>
        <source>Trains all of it, in processes of their own.</source>
        <translation>在各自的进程中训练全部内容。</translation>
    </message>
</context>
<context>
    <name>PlaneMirror</name>
    <message>
        <source>There is no cursor: train a model or open a run.</source>
        <translation>没有光标：请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>Cursor at {}.</source>
        <translation>光标位于 {}。</translation>
    </message>
    <message>
        <source>Nearest: class {}, {} away.</source>
        <translation>最近：类别 {}，距离 {}。</translation>
    </message>
    <message>
        <source>Nearest: {}, {} away.</source>
        <translation>最近：{}，距离 {}。</translation>
    </message>
    <message>
        <source>There is data here.</source>
        <translation>此处有数据。</translation>
    </message>
    <message>
        <source>At the edge of the data.</source>
        <translation>在数据的边缘。</translation>
    </message>
    <message>
        <source>No data here: the image is a guess.</source>
        <translation>此处没有数据：图像只是猜测。</translation>
    </message>
    <message>
        <source>Loss {}</source>
        <translation>损失 {}</translation>
    </message>
    <message>
        <source>validation {}</source>
        <translation>验证 {}</translation>
    </message>
    <message>
        <source>{} after epoch {}.</source>
        <translation>{}，第 {} 轮之后。</translation>
    </message>
</context>
<context>
    <name>Planes</name>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>{} selected, {} of them among the {} codes here</source>
        <translation>选中 {} 个，其中 {} 个在此处的 {} 个编码中</translation>
    </message>
    <message>
        <source>{} of {} codes selected</source>
        <translation>{1} 个编码中选中 {0} 个</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>留出的</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定的</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>画出的</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>%1 %2 codes</source>
        <translation>%1 个%2编码</translation>
    </message>
    <message>
        <source>%1 %2 code</source>
        <translation>%1 个%2编码</translation>
    </message>
    <message>
        <source>t-SNE of %1 %2 codes</source>
        <translation>%1 个%2编码的 t-SNE</translation>
    </message>
    <message>
        <source>{} of {} codes are placed. t-SNE has no way back from a place to a code: the cursor goes to the nearest of these codes.</source>
        <translation>{1} 个编码中已放置 {0} 个。t-SNE 无法由位置求回编码：光标移到其中最近的编码。</translation>
    </message>
    <message>
        <source>The cursor moves the code along {} and {}; what is at right angles to them stays as it is, in the other {} directions.</source>
        <translation>光标使编码沿 {} 和 {} 移动；与之垂直的另外 {} 个方向保持不变。</translation>
    </message>
    <message>
        <source>The cursor moves the code along {} and {}; what is at right angles to them stays as it is.</source>
        <translation>光标使编码沿 {} 和 {} 移动；与之垂直的部分保持不变。</translation>
    </message>
    <message>
        <source>The cursor moves {} and {}; the other {} dimensions stay as they are.</source>
        <translation>光标移动 {} 和 {}；另外 {} 维保持不变。</translation>
    </message>
    <message>
        <source>The cursor moves {} and {}; the third dimension stays as it is.</source>
        <translation>光标移动 {} 和 {}；第三维保持不变。</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stops this; it can be started again.</source>
        <translation>停止它；之后可重新开始。</translation>
    </message>
</context>
<context>
    <name>RangeHistogram</name>
    <message>
        <source>Histogram of the values</source>
        <translation>取值的直方图</translation>
    </message>
    <message>
        <source>How many values lie where, by the logarithm. Drag a handle: what lies left of the first is black, right of the second white. Keys: ← and → move one, Shift further, Space the other.</source>
        <translation>各处有多少个值（对数刻度）。拖动手柄：第一个手柄左侧为黑，第二个右侧为白。按键：← 和 → 移动一个手柄，Shift 移动更多，空格换另一个。</translation>
    </message>
</context>
<context>
    <name>Ranking</name>
    <message>
        <source>The mean squared error per pixel, of images without noise and of pixels from 0 to 1.</source>
        <translation>每像素的均方误差，图像不加噪声，像素取值 0 到 1。</translation>
    </message>
    <message>
        <source>How far a code is from its tenth nearest training code, in code units. “Odd ones” in Look inside has the ROC curves.</source>
        <translation>编码离第十近的训练编码有多远，以编码单位计。“查看内部”中的“异常图像”有 ROC 曲线。</translation>
    </message>
    <message>
        <source>The local outlier factor: 1 where codes lie as dense about a code as about its neighbours, higher where they do not. “Odd ones” in Look inside has the ROC curves.</source>
        <translation>局部离群因子：编码周围与其邻居周围同样稠密时为 1，更稀疏则更高。“查看内部”中的“异常图像”有 ROC 曲线。</translation>
    </message>
    <message>
        <source>The scores are being worked out.</source>
        <translation>正在计算分数。</translation>
    </message>
    <message>
        <source>{} images · mean error {}</source>
        <translation>{} 幅图像 · 平均误差 {}</translation>
    </message>
    <message>
        <source>{} image · error {}</source>
        <translation>{} 幅图像 · 误差 {}</translation>
    </message>
    <message>
        <source>{} images · mean distance {}</source>
        <translation>{} 幅图像 · 平均距离 {}</translation>
    </message>
    <message>
        <source>{} image · distance {}</source>
        <translation>{} 幅图像 · 距离 {}</translation>
    </message>
    <message>
        <source>{} images · mean outlier factor {}</source>
        <translation>{} 幅图像 · 平均离群因子 {}</translation>
    </message>
    <message>
        <source>{} image · outlier factor {}</source>
        <translation>{} 幅图像 · 离群因子 {}</translation>
    </message>
    <message>
        <source> · the worst {} are shown</source>
        <translation> · 显示最差的 {} 幅</translation>
    </message>
    <message>
        <source> · the oddest {} are shown</source>
        <translation> · 显示最异常的 {} 幅</translation>
    </message>
    <message>
        <source>{} of the scores worked out</source>
        <translation>分数已算出 {}</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Show this run: {}</source>
        <translation>显示此运行：{}</translation>
    </message>
    <message>
        <source>Explore this model from elsewhere: {}</source>
        <translation>探索这个来自别处的模型：{}</translation>
    </message>
    <message>
        <source>Make these images the recipe&apos;s data: {}</source>
        <translation>将这些图像作为配方的数据：{}</translation>
    </message>
    <message>
        <source>Forget what was opened; the files stay.</source>
        <translation>忘记打开过的内容；文件仍在。</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>{} is not there any more: it was moved or deleted, or its disk is not connected.</source>
        <translation>{} 已不在：它被移动或删除了，或其磁盘未连接。</translation>
    </message>
    <message>
        <source>Take it from the list</source>
        <translation>从列表中去除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The list of what was opened is empty.</source>
        <translation>最近打开的列表已清空。</translation>
    </message>
</context>
<context>
    <name>RecipeDisplay</name>
    <message>
        <source>automatic: {}</source>
        <translation>自动：{}</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Sets every field back to what the recipe says.</source>
        <translation>把每个字段恢复为配方的值。</translation>
    </message>
    <message>
        <source>Undo all changes</source>
        <translation>撤销全部更改</translation>
    </message>
    <message>
        <source>Intensities…</source>
        <translation>灰度范围…</translation>
    </message>
    <message>
        <source>Shows the histogram of the values and some images as they would be trained on.</source>
        <translation>显示取值的直方图和若干训练时的样子。</translation>
    </message>
    <message>
        <source>What the model is and how it learns. The choices appear when the program is ready.</source>
        <translation>模型是什么、怎样学习。程序就绪后各项选择会出现在这里。</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>已修改</translation>
    </message>
</context>
<context>
    <name>RecipeHistory</name>
    <message>
        <source>The recipe can&apos;t change while the training runs: stop it before Undo.</source>
        <translation>训练进行时配方不能改变：请先停止训练再撤销。</translation>
    </message>
</context>
<context>
    <name>RecipeMenu</name>
    <message>
        <source>{} · not on the disk</source>
        <translation>{} · 不在磁盘上</translation>
    </message>
    <message>
        <source>Opens the trained model: {}</source>
        <translation>打开训练好的模型：{}</translation>
    </message>
    <message>
        <source>trained model</source>
        <translation>训练好的模型</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Locked while training: it is part of what the run is. Stop to change it.</source>
        <translation>训练时锁定：它决定运行本身。停止后才能更改。</translation>
    </message>
    <message>
        <source>Differs from the recipe.</source>
        <translation>与配方不同。</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Images of the runs</source>
        <translation>各运行的图像</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Image {} of {}</source>
        <translation>第 {} 张图像，共 {} 张</translation>
    </message>
    <message>
        <source>{}: MSE {}</source>
        <translation>{}:MSE {}</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>New among the shipped runs: {}.</source>
        <translation>随程序新增的运行：{}。</translation>
    </message>
    <message>
        <source>Trained anew: {}; your stars, tags and notes on them are kept.</source>
        <translation>重新训练过的：{}；你对它们的星标、标记和笔记都保留。</translation>
    </message>
    <message>
        <source>Your bookmarks of {} were made with the run before: their places may differ.</source>
        <translation>你对 {} 的书签是用之前的运行做的：位置可能有所不同。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Name of the run:</source>
        <translation>运行的名称：</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Note on the run:</source>
        <translation>运行的备注：</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Tag of the runs; empty takes it away:</source>
        <translation>运行的标记；留空则去除：</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Compare with a run</source>
        <translation>与一个运行比较</translation>
    </message>
    <message>
        <source>{} epochs are trained. Train until epoch</source>
        <translation>已训练 {} 轮。训练到第几轮</translation>
    </message>
    <message>
        <source>1 epoch is trained. Train until epoch</source>
        <translation>已训练 1 轮。训练到第几轮</translation>
    </message>
    <message>
        <source>Train for more epochs</source>
        <translation>再训练几轮</translation>
    </message>
    <message>
        <source>Open run files</source>
        <translation>打开运行文件</translation>
    </message>
    <message>
        <source>Runs as files (*{} *.zip)</source>
        <translation>运行文件 (*{} *.zip)</translation>
    </message>
    <message>
        <source>Copying the run: {}</source>
        <translation>正在复制运行：{}</translation>
    </message>
    <message>
        <source>{} was copied to {}.</source>
        <translation>已把 {} 复制到 {}。</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>在旁边打开</translation>
    </message>
    <message>
        <source>{} is among your runs; a training is under way here.</source>
        <translation>{} 已在您的运行中；此处正在训练。</translation>
    </message>
    <message>
        <source>The weights of step {} are kept.</source>
        <translation>保留第 {} 步的权重。</translation>
    </message>
    <message>
        <source>Back there at half the learning rate: {}</source>
        <translation>以一半的学习率回到那里：{}</translation>
    </message>
</context>
<context>
    <name>RunDeeds</name>
    <message>
        <source>{} is shipped with the program: it stays.</source>
        <translation>{} 随程序提供：不能移走。</translation>
    </message>
    <message>
        <source>Move {} to the trash? They can be brought back in the file manager alone.</source>
        <translation>把 {} 移到回收站？只能在文件管理器中恢复它们。</translation>
    </message>
    <message>
        <source>Move {} to the trash? It can be brought back in the file manager alone.</source>
        <translation>把 {} 移到回收站？只能在文件管理器中恢复它。</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>{} runs are in the trash.</source>
        <translation>{} 个运行已移到回收站。</translation>
    </message>
    <message>
        <source>{} is in the trash.</source>
        <translation>{} 已移到回收站。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{} The file manager can bring it back.</source>
        <translation>{} 可以用文件管理器恢复。</translation>
    </message>
    <message>
        <source>Brought back from the trash.</source>
        <translation>已从回收站恢复。</translation>
    </message>
</context>
<context>
    <name>RunFollower</name>
    <message>
        <source>{} is trained by {}: it is followed here as it grows.</source>
        <translation>{} 正由 {} 训练：在此随其增长而跟踪。</translation>
    </message>
    <message>
        <source>Nothing was heard of {} for half a minute: it has ended, or its disk is cut off.</source>
        <translation>半分钟没有 {} 的消息：它已结束，或其磁盘已断开。</translation>
    </message>
    <message>
        <source>The training of {} by {} has finished.</source>
        <translation>{}（由 {} 进行）的训练已完成。</translation>
    </message>
    <message>
        <source>The training of {} by {} was stopped: Resume goes on with it.</source>
        <translation>{}（由 {} 进行）的训练已停止：可用“续训”继续。</translation>
    </message>
    <message>
        <source>The training of {} by {} has failed.</source>
        <translation>{}（由 {} 进行）的训练失败了。</translation>
    </message>
    <message>
        <source>Followed: trained by {}</source>
        <translation>正在跟踪：由 {} 训练</translation>
    </message>
    <message>
        <source>step {}</source>
        <translation>第 {} 步</translation>
    </message>
    <message>
        <source>loss {}</source>
        <translation>损失 {}</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>process {} on {}</source>
        <translation>{1} 上的进程 {0}</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Shows the runs as a table in the whole window, and back. Ctrl+R</source>
        <translation>在整个窗口中以表格显示运行，再按则返回。Ctrl+R</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Shows a run that lies anywhere on the disk.</source>
        <translation>显示磁盘上任意位置的运行。</translation>
    </message>
    <message>
        <source>Search: vae tag:best</source>
        <translation>搜索：vae tag:best</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>搜索运行</translation>
    </message>
    <message>
        <source>Shows the runs in which all of these words occur; tag:best looks into one column.</source>
        <translation>显示含有所有这些词的运行；tag:best 只在一列中查找。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Puts the runs into groups that have something in common.</source>
        <translation>把有共同点的运行分成组。</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By recipe</source>
        <translation>按配方</translation>
    </message>
    <message>
        <source>By data</source>
        <translation>按数据</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>按标记</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By experiment</source>
        <translation>按实验</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Chooses what is shown of each run; every figure can have a column.</source>
        <translation>选择每个运行显示的内容；每个指标都可以成为一列。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compares two to eight selected runs. Ctrl+Enter</source>
        <translation>比较选中的两到八个运行。Ctrl+Enter</translation>
    </message>
    <message>
        <source>No run has these words.</source>
        <translation>没有运行含有这些词。</translation>
    </message>
    <message>
        <source>Every training leaves a run here, to be opened or resumed. Press Train.</source>
        <translation>每次训练都会在这里留下一个运行，可打开或续训。请按“训练”。</translation>
    </message>
    <message>
        <source>{} of {} runs</source>
        <translation>{1} 个运行中的 {0} 个</translation>
    </message>
    <message>
        <source>{1} runs</source>
        <translation>{1} 个运行</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>去掉星标</translation>
    </message>
    <message>
        <source>Give a star</source>
        <translation>加上星标</translation>
    </message>
    <message>
        <source>Runs with a star are found by ★, and can be sorted to the top.</source>
        <translation>带星标的运行可用 ★ 查找，并可排到最前。</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Gives the run another name; its folder keeps its own. F2</source>
        <translation>给运行另取名称；其文件夹名不变。F2</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Says something of the run, which can be searched.</source>
        <translation>给运行写备注，可供搜索。</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标记…</translation>
    </message>
    <message>
        <source>Gives a word that runs are grouped and searched by.</source>
        <translation>给出用于分组和搜索运行的词。</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copies where it lies, for the command line.</source>
        <translation>复制它的位置，供命令行使用。</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Runs that are shipped, or are being written, stay. Del</source>
        <translation>随程序提供的或正在写入的运行会保留。Del</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Shows its codes, images and curves.</source>
        <translation>显示它的编码、图像和曲线。</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>在旁边打开</translation>
    </message>
    <message>
        <source>Shows it in a window beside this one; both share selection and cursor.</source>
        <translation>在旁边的窗口中显示；两者共享选区和光标。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>续训</translation>
    </message>
    <message>
        <source>Goes on with the training exactly where it was stopped.</source>
        <translation>从停止处原样继续训练。</translation>
    </message>
    <message>
        <source>Train for more epochs…</source>
        <translation>再训练几轮…</translation>
    </message>
    <message>
        <source>Goes on with the training as if more epochs had been asked for at once.</source>
        <translation>继续训练，就像一开始就要求了更多轮一样。</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Shows its folder in the file manager.</source>
        <translation>在文件管理器中显示它的文件夹。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复初始</translation>
    </message>
</context>
<context>
    <name>RunLoader</name>
    <message>
        <source>{} holds no codes, and its images are not on the disk: there is nothing to show.</source>
        <translation>{} 不含编码，其图像也不在磁盘上：没有可显示的内容。</translation>
    </message>
    <message>
        <source>None of the images of {} is in {}: choose the folder that holds them.</source>
        <translation>{} 的图像没有一幅在 {} 中：请选择存放它们的文件夹。</translation>
    </message>
    <message>
        <source>{} What is there no more is left out of what is shown.</source>
        <translation>{} 已不存在的部分不再显示。</translation>
    </message>
</context>
<context>
    <name>RunModel</name>
    <message>
        <source>with a star</source>
        <translation>有星标</translation>
    </message>
    <message>
        <source>without a star</source>
        <translation>无星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
</context>
<context>
    <name>RunPicker</name>
    <message>
        <source>Compare runs</source>
        <translation>比较运行</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>{} ticked; from {} to {} can be compared. Space ticks, Enter compares.</source>
        <translation>已勾选 {} 个；可比较 {} 到 {} 个。空格键勾选，Enter 比较。</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>The pictures are not on the disk.</source>
        <translation>图片不在磁盘上。</translation>
    </message>
    <message>
        <source>{} can&apos;t be shown: {}.</source>
        <translation>无法显示 {}：{}。</translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>The picture that is shown.</source>
        <translation>显示的图片。</translation>
    </message>
    <message>
        <source>What the patches are painted by.</source>
        <translation>图块按什么着色。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Painted by</source>
        <translation>涂色依据</translation>
    </message>
    <message>
        <source>How much the colours cover of the picture.</source>
        <translation>颜色覆盖图片的程度。</translation>
    </message>
    <message>
        <source>Opacity of the colours</source>
        <translation>颜色的不透明度</translation>
    </message>
    <message>
        <source>place in the plane</source>
        <translation>平面中的位置</translation>
    </message>
    <message>
        <source>Left to right in the plane is blue to orange, bottom to top is dark to light.</source>
        <translation>平面中从左到右为蓝到橙，从下到上为暗到亮。</translation>
    </message>
    <message>
        <source>colour in the plane</source>
        <translation>平面中的颜色</translation>
    </message>
    <message>
        <source>The colours that the codes have in the plane: by class, or by group.</source>
        <translation>编码在平面中的颜色：按类别，或按分组。</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选区</translation>
    </message>
    <message>
        <source>The selected images.</source>
        <translation>选中的图像。</translation>
    </message>
    <message>
        <source>Click or drag: the cursor moves to the patch&apos;s code. Shift and drag selects patches, Ctrl takes them away. Wheel, + and − zoom, Home shows all, arrows go from patch to patch.</source>
        <translation>单击或拖动：光标移到该图块的编码。按住 Shift 拖动选中图块，按住 Ctrl 去除。滚轮、+ 和 − 缩放，Home 显示全部，方向键逐块移动。</translation>
    </message>
    <message>
        <source>What is learnt is painted back onto the pictures that the images were cut from: choose the data set “Patches of pictures” and train on your own.</source>
        <translation>学到的内容会画回图像所取自的图片上：请选择数据集“图片的图块”，用您自己的图片训练。</translation>
    </message>
    <message>
        <source>{} patch</source>
        <translation>{} 个图块</translation>
    </message>
    <message>
        <source>{} patches</source>
        <translation>{} 个图块</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save figure</source>
        <translation>保存图</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>已保存 {}</translation>
    </message>
    <message>
        <source>Save the codes of the newest model</source>
        <translation>保存最新模型的编码</translation>
    </message>
    <message>
        <source>Save the codes of epoch {}</source>
        <translation>保存第 {} 轮的编码</translation>
    </message>
    <message>
        <source>Save selection</source>
        <translation>保存选区</translation>
    </message>
    <message>
        <source>Save selection with the codes of epoch {}</source>
        <translation>保存选区及第 {} 轮的编码</translation>
    </message>
    <message>
        <source>Saving codes: {}</source>
        <translation>正在保存编码：{}</translation>
    </message>
    <message>
        <source>Saved {}: {} codes</source>
        <translation>已保存 {}：{} 个编码</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>More of {}</source>
        <translation>{} 的更多选项</translation>
    </message>
    <message>
        <source>More: {}</source>
        <translation>更多：{}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>A training is under way: stop it before another run is opened.</source>
        <translation>正在训练：请先停止，再打开另一个运行。</translation>
    </message>
    <message>
        <source>{} can&apos;t be shown: something in it is damaged ({}).</source>
        <translation>无法显示 {}：其中有损坏的内容（{}）。</translation>
    </message>
</context>
<context>
    <name>SessionMessages</name>
    <message>
        <source>Train anew with a batch of {}</source>
        <translation>以批大小 {} 重新训练</translation>
    </message>
    <message>
        <source>Train with a batch of {}</source>
        <translation>以批大小 {} 训练</translation>
    </message>
    <message>
        <source>Train anyway</source>
        <translation>仍然训练</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Defaults</source>
        <translation>默认值(&amp;D)</translation>
    </message>
    <message>
        <source>Puts all of these back to how the program came.</source>
        <translation>把这些全部恢复为程序最初的样子。</translation>
    </message>
    <message>
        <source>They are kept in {}</source>
        <translation>它们保存在 {}</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} 到 {}</translation>
    </message>
    <message>
        <source>It counts when the program is started again.</source>
        <translation>程序重新启动后生效。</translation>
    </message>
    <message>
        <source>${} is set, and counts before it.</source>
        <translation>已设置 ${}，它优先。</translation>
    </message>
</context>
<context>
    <name>Sketch</name>
    <message>
        <source>Sheet to draw on</source>
        <translation>绘图纸</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>Moves this dimension of the code; the decoded image follows.</source>
        <translation>移动编码的这一维；解码图像随之改变。</translation>
    </message>
    <message>
        <source>This dimension of the code as a number, also beyond the slider.</source>
        <translation>编码的这一维，以数字表示，也可超出滑块的范围。</translation>
    </message>
    <message>
        <source>Shows this dimension along an axis of the plane.</source>
        <translation>把这一维显示在平面的一个轴上。</translation>
    </message>
    <message>
        <source>From end to end of its codes it changes the image by {} (RMS of the pixels).</source>
        <translation>从其编码的一端到另一端，图像改变 {}（像素的均方根）。</translation>
    </message>
    <message>
        <source>Show along the horizontal axis</source>
        <translation>显示在水平轴上</translation>
    </message>
    <message>
        <source>Show along the vertical axis</source>
        <translation>显示在垂直轴上</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>F1 help · Space train and pause · arrows move the cursor</source>
        <translation>F1 帮助 · 空格训练与暂停 · 方向键移动光标</translation>
    </message>
    <message>
        <source>Choose a recipe and press Train, or open a run.</source>
        <translation>选择配方并按“训练”，或打开一个运行。</translation>
    </message>
    <message>
        <source>Opening {}…</source>
        <translation>正在打开 {}…</translation>
    </message>
    <message>
        <source>Open: {}</source>
        <translation>已打开：{}</translation>
    </message>
</context>
<context>
    <name>StepText</name>
    <message>
        <source>What the step says</source>
        <translation>步骤的文字</translation>
    </message>
</context>
<context>
    <name>StripWidget</name>
    <message>
        <source>image {} of {}: {} code units from the nearest real code</source>
        <translation>第 {} 幅图像（共 {} 幅）：离最近的真实编码 {} 个编码单位</translation>
    </message>
</context>
<context>
    <name>TableBlock</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>TagKeeper</name>
    <message>
        <source>{} can&apos;t be written to: its tags are kept in {}.</source>
        <translation>无法写入 {}：其标记保存在 {}。</translation>
    </message>
    <message>
        <source>The tags are not kept: {}</source>
        <translation>标记没有保存：{}</translation>
    </message>
</context>
<context>
    <name>TagMenu</name>
    <message>
        <source>Ta&amp;gs</source>
        <translation>标记(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Tag the selection…</source>
        <translation>标记选区(&amp;T)…</translation>
    </message>
    <message>
        <source>Give the selected images a tag: it is kept with them, and can be learnt.</source>
        <translation>给选中的图像一个标记：它与图像一起保存，并可用于学习。</translation>
    </message>
    <message>
        <source>Take the tag &amp;away</source>
        <translation>去除标记(&amp;A)</translation>
    </message>
    <message>
        <source>The selected images have no tag any more.</source>
        <translation>选中的图像不再有标记。</translation>
    </message>
    <message>
        <source>&amp;Note on the image…</source>
        <translation>为图像写注释(&amp;N)…</translation>
    </message>
    <message>
        <source>Write a note on the image under the mouse, else nearest to the cursor.</source>
        <translation>为鼠标下的图像（否则为离光标最近的图像）写一条注释。</translation>
    </message>
    <message>
        <source>&amp;Save tags…</source>
        <translation>保存标记(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the tags and notes of all images of the data as CSV, with their files.</source>
        <translation>把数据中所有图像的标记和注释连同文件名保存为 CSV。</translation>
    </message>
    <message>
        <source>&amp;Learn the tags</source>
        <translation>学习这些标记(&amp;L)</translation>
    </message>
    <message>
        <source>Set a recipe that learns the tags as classes, from the tagged images and all others.</source>
        <translation>设定一个配方，用已标记的图像和其余所有图像把标记作为类别来学习。</translation>
    </message>
    <message>
        <source>S&amp;elect</source>
        <translation>选中(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Tag this image…</source>
        <translation>标记这幅图像(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>注释(&amp;N)…</translation>
    </message>
    <message>
        <source>Tags are kept with images of your own; these are none, or not on the disk.</source>
        <translation>标记只与您自己的图像一起保存；这些不是，或不在磁盘上。</translation>
    </message>
    <message>
        <source>Tag of {} images</source>
        <translation>{} 幅图像的标记</translation>
    </message>
    <message>
        <source>Tag of 1 image</source>
        <translation>1 幅图像的标记</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>{} images are tagged “{}”; Ctrl+Z takes it back.</source>
        <translation>{} 幅图像已标记为“{}”；Ctrl+Z 撤回。</translation>
    </message>
    <message>
        <source>{} image is tagged “{}”; Ctrl+Z takes it back.</source>
        <translation>{} 幅图像已标记为“{}”；Ctrl+Z 撤回。</translation>
    </message>
    <message>
        <source>Note on {}</source>
        <translation>{} 的注释</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Select the shown images that have this tag.</source>
        <translation>选中显示的图像中带有此标记的图像。</translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>保存标记</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>已保存 {}</translation>
    </message>
    <message>
        <source>{} is set to learn {} tags from {} tagged images and all others: press Train.</source>
        <translation>{0} 已设为用 {2} 幅已标记图像和其余所有图像学习 {1} 个标记：请按“训练”。</translation>
    </message>
</context>
<context>
    <name>TermCard</name>
    <message>
        <source>A click shows its curve.</source>
        <translation>点按即显示它的曲线。</translation>
    </message>
</context>
<context>
    <name>TermsWidget</name>
    <message>
        <source>Terms of the loss</source>
        <translation>损失的各项</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Plays the stored moments of the training, one after another.</source>
        <translation>依次播放训练中保存的各时刻。</translation>
    </message>
    <message>
        <source>Play the moments</source>
        <translation>播放各时刻</translation>
    </message>
    <message>
        <source>Shows the codes and images as they were at that moment.</source>
        <translation>按那个时刻的样子显示编码和图像。</translation>
    </message>
    <message>
        <source>Moment of the training</source>
        <translation>训练的时刻</translation>
    </message>
    <message>
        <source>Saves the stored moments as a film: the plane as it is seen now and the decoded image.</source>
        <translation>把保存的各时刻存为动画：当前所见的平面和解码图像。</translation>
    </message>
    <message>
        <source>Save film</source>
        <translation>保存影片</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>epoch {}</source>
        <translation>第 {} 轮</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Move: drag the cursor, pan, click a code to go there.</source>
        <translation>移动：拖动光标、平移、单击编码转到那里。</translation>
    </message>
    <message>
        <source>Lasso: draw around codes to select their images; Shift adds, Ctrl takes away.</source>
        <translation>套索：圈住编码以选中其图像；Shift 添加，Ctrl 去除。</translation>
    </message>
    <message>
        <source>Box: select the codes in a rectangle; Shift adds, Ctrl takes away.</source>
        <translation>方框：选中矩形内的编码；Shift 添加，Ctrl 去除。</translation>
    </message>
    <message>
        <source>Path: click codes or places to decode the way between them; a right click undoes.</source>
        <translation>路径：单击编码或位置，解码两者之间的过渡；右击撤回。</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Autoencoder Explorer</source>
        <translation>自编码器探索器</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Sets every choice at once: data, network, loss and training.</source>
        <translation>一次设定所有选择：数据、网络、损失和训练。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The images the model learns from.</source>
        <translation>模型学习所用的图像。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What the next training computes on.</source>
        <translation>下一次训练在哪里计算。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>续训</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>还剩 {}</translation>
    </message>
    <message>
        <source>{} images/s</source>
        <translation>{} 幅/秒</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Locked while training: it is part of what the run is. Stop to change it.</source>
        <translation>训练时锁定：它决定运行本身。停止后才能更改。</translation>
    </message>
    <message>
        <source>Holds the training; look around. Space</source>
        <translation>暂停训练，以便四处查看。空格</translation>
    </message>
    <message>
        <source>Goes on where the training was held. Space</source>
        <translation>从暂停处继续训练。空格</translation>
    </message>
    <message>
        <source>The training is being ended…</source>
        <translation>正在结束训练…</translation>
    </message>
    <message>
        <source>Trains this recipe from the start. Space</source>
        <translation>从头训练此配方。空格</translation>
    </message>
    <message>
        <source>Pause the training to go on step by step.</source>
        <translation>请先暂停训练，再逐步继续。</translation>
    </message>
    <message>
        <source>Learns from one batch of images, then waits.</source>
        <translation>学习一批图像，然后等待。</translation>
    </message>
    <message>
        <source>Ends the training; its weights are kept, and the Training menu resumes it.</source>
        <translation>结束训练；权重会保留，可用“训练”菜单续训。</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>没有在训练。</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The plane of codes</source>
        <translation>编码平面</translation>
    </message>
    <message>
        <source>Each point is a handwritten digit, put where the model&apos;s code of two numbers says. The image at the right is what the decoder makes of the place under the ring.</source>
        <translation>每个点是一个手写数字，其位置由模型的两个数的编码决定。右侧的图像是解码器由圆环下的位置得到的。</translation>
    </message>
    <message>
        <source>Drag the ring, or press an arrow key.</source>
        <translation>拖动圆环，或按方向键。</translation>
    </message>
    <message>
        <source>Digits melt into one another, also where there was none.</source>
        <translation>数字彼此渐变，即使在没有样本的地方也是如此。</translation>
    </message>
    <message>
        <source>A recipe says everything</source>
        <translation>配方决定一切</translation>
    </message>
    <message>
        <source>A recipe is all that determines a training: images, network, loss, noise, seed. The form below it shows each choice, and each can be changed.</source>
        <translation>配方包含决定一次训练的一切：图像、网络、损失、噪声、种子。下方的表单列出每个选择，都可以更改。</translation>
    </message>
    <message>
        <source>Open the list and choose another recipe.</source>
        <translation>打开列表，选择另一个配方。</translation>
    </message>
    <message>
        <source>The form shows what it is made of.</source>
        <translation>表单显示它由什么组成。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练一个模型</translation>
    </message>
    <message>
        <source>The recipe is quick-start again: its images come with the program. Watch the cloud of codes unfold and the loss fall. Everything can be used meanwhile.</source>
        <translation>配方又回到 quick-start：它的图像随程序附带。观察编码云展开、损失下降。其间一切照常可用。</translation>
    </message>
    <message>
        <source>Press Train, or the space bar.</source>
        <translation>按“训练”或空格键。</translation>
    </message>
    <message>
        <source>It learns. Drag the ring while it does.</source>
        <translation>它在学习。此时也可以拖动圆环。</translation>
    </message>
    <message>
        <source>Stop when you like</source>
        <translation>随时停止</translation>
    </message>
    <message>
        <source>A stopped training is a run of its own in the list of runs, and goes on later with the same numbers as if it had never stopped. The slider below the plane goes back in time.</source>
        <translation>停止的训练作为一个运行保存在列表中，以后可以继续，数值与从未停止时相同。平面下方的滑块可以回到过去的时刻。</translation>
    </message>
    <message>
        <source>Press Stop, or wait until it ends.</source>
        <translation>按“停止”，或等它结束。</translation>
    </message>
    <message>
        <source>The run is kept.</source>
        <translation>运行已保存。</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>What the layers are, what the first of them looks for, how healthy the code is, what the decoder makes of codes that were drawn by chance.</source>
        <translation>各层是什么，第一层在寻找什么，编码是否健康，解码器由随机抽取的编码得到什么。</translation>
    </message>
    <message>
        <source>Choose another page in this list.</source>
        <translation>在此列表中选择另一页。</translation>
    </message>
    <message>
        <source>Each page says below what there is to see.</source>
        <translation>每一页下方都说明了要看什么。</translation>
    </message>
    <message>
        <source>Select codes</source>
        <translation>选择编码</translation>
    </message>
    <message>
        <source>With the lasso you draw around codes, and their images are listed, the worst first. Two selections make a direction, which any code can be moved along.</source>
        <translation>用套索圈出编码，其图像会列出，误差最大的在前。两个选择构成一个方向，任何编码都可以沿它移动。</translation>
    </message>
    <message>
        <source>Press L and draw around some codes; by keys: Enter, arrows, Enter.</source>
        <translation>按 L 并圈出一些编码；用键盘：Enter、方向键、Enter。</translation>
    </message>
    <message>
        <source>That was all. F1 explains any panel, and the Lessons menu goes on from here.</source>
        <translation>到此结束。F1 解释任何面板，“课程”菜单可由此继续。</translation>
    </message>
</context>
<context>
    <name>TrainingFilm</name>
    <message>
        <source>There is no history to film yet: train a model, or open a run that keeps moments.</source>
        <translation>还没有可制成动画的历史：请训练模型，或打开保存了各时刻的运行。</translation>
    </message>
    <message>
        <source>Save the film</source>
        <translation>保存动画</translation>
    </message>
    <message>
        <source>Filming the training: moment {} of {}</source>
        <translation>正在制作训练动画：第 {} 个时刻，共 {} 个</translation>
    </message>
    <message>
        <source>The film was given up: one of the moments can&apos;t be shown.</source>
        <translation>动画已放弃：其中一个时刻无法显示。</translation>
    </message>
    <message>
        <source>Writing the film</source>
        <translation>正在写入动画</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>已保存 {}</translation>
    </message>
</context>
<context>
    <name>TrainingMonitor</name>
    <message>
        <source>Reading the images…</source>
        <translation>正在读取图像…</translation>
    </message>
    <message>
        <source>Reading the images: {}</source>
        <translation>正在读取图像：{}</translation>
    </message>
    <message>
        <source>Stopped before the training began</source>
        <translation>训练开始前已停止</translation>
    </message>
    <message>
        <source>Measuring what is fastest here…</source>
        <translation>正在测量在此设备上怎样最快…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>step %1 · loss %2</source>
        <translation>第 %1 步 · 损失 %2</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>test MSE</source>
        <translation>测试 MSE</translation>
    </message>
    <message>
        <source>MSE of the training images</source>
        <translation>训练图像的 MSE</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <source>{}, code {}</source>
        <translation>{}，编码 {}</translation>
    </message>
</context>
<context>
    <name>UserImageMenu</name>
    <message>
        <source>&amp;Your own picture</source>
        <translation>您自己的图片(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Begin from the picture in the clipboard.</source>
        <translation>从剪贴板中的图片开始。</translation>
    </message>
    <message>
        <source>&amp;Open picture…</source>
        <translation>打开图片(&amp;O)…</translation>
    </message>
    <message>
        <source>Begin from a picture file; dropping one onto the panel does the same.</source>
        <translation>从图片文件开始；把文件拖放到面板上也可以。</translation>
    </message>
    <message>
        <source>&amp;Take the image under the cursor</source>
        <translation>取光标处的图像(&amp;T)</translation>
    </message>
    <message>
        <source>Begin from what is decoded under the cursor.</source>
        <translation>从光标处解码出的图像开始。</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>转到那里(&amp;G)</translation>
    </message>
    <message>
        <source>Move the cursor of the plane onto the code of your picture.</source>
        <translation>把平面的光标移到您的图片的编码上。</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>A bare sheet; undo on the sheet brings back what was drawn.</source>
        <translation>一张白纸；在画纸上撤销可恢复所画的内容。</translation>
    </message>
    <message>
        <source>Pictures ({})</source>
        <translation>图片 ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
</context>
<context>
    <name>UserImageResults</name>
    <message>
        <source>By code, with class and distance, the nearest first.</source>
        <translation>按编码排列，附类别和距离，最近的在前。</translation>
    </message>
    <message>
        <source>as data</source>
        <translation>作为数据</translation>
    </message>
    <message>
        <source>Your picture, brought to the form of the data set.</source>
        <translation>您的图片，已转换成数据集的形式。</translation>
    </message>
    <message>
        <source>decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Its reconstruction, decoded from its code.</source>
        <translation>由其编码解码出的重构。</translation>
    </message>
    <message>
        <source>error {}</source>
        <translation>误差 {}</translation>
    </message>
    <message>
        <source>Where it differs: the brightest pixels by {} and more, on average by {} (squared).</source>
        <translation>不同之处：最亮的像素相差 {} 以上，平均相差 {}（平方）。</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>What the model sees, with the noise chosen in the images view.</source>
        <translation>模型看到的内容，含图像面板中选择的噪声。</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>What the model makes of that.</source>
        <translation>模型由此生成的图像。</translation>
    </message>
    <message>
        <source>What the model puts where you made holes.</source>
        <translation>模型在您打的空洞处补上的内容。</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>{}, class {}: its code is {} code units away.</source>
        <translation>{}，类别 {}：其编码相距 {} 个编码单位。</translation>
    </message>
    <message>
        <source>{}: its code is {} code units away.</source>
        <translation>{}：其编码相距 {} 个编码单位。</translation>
    </message>
    <message>
        <source>nearest training images</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>nearest of the codes shown</source>
        <translation>显示的编码中最近的</translation>
    </message>
    <message>
        <source>encoding the training images: {}</source>
        <translation>正在对训练图像编码：{}</translation>
    </message>
</context>
<context>
    <name>UserImageView</name>
    <message>
        <source>Your own</source>
        <translation>自己的图片</translation>
    </message>
    <message>
        <source>Begin from…</source>
        <translation>开始于…</translation>
    </message>
    <message>
        <source>Begins from a picture instead of a bare sheet; undo brings back yours.</source>
        <translation>从一张图片而不是白纸开始；撤销可恢复您原来的。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到那里</translation>
    </message>
    <message>
        <source>Moves the cursor of the plane onto the code of this picture.</source>
        <translation>把平面的光标移到这张图片的编码上。</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Cuts the figure out and puts it where those of the data are, as large and in the same colours. Off: the picture is prepared as those of the data were.</source>
        <translation>把图形裁出，按数据中图形的位置、大小和颜色放置。关闭：图片按数据的方式处理。</translation>
    </message>
    <message>
        <source>How long it took to prepare, encode and decode your picture.</source>
        <translation>处理、编码和解码您的图片所用的时间。</translation>
    </message>
    <message>
        <source>Picture file…</source>
        <translation>图片文件…</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Image under the cursor</source>
        <translation>光标处的图像</translation>
    </message>
    <message>
        <source>Image of the grid</source>
        <translation>网格中的图像</translation>
    </message>
    <message>
        <source>encoded in {} ms</source>
        <translation>编码用时 {} 毫秒</translation>
    </message>
    <message>
        <source>This run has no encoder, so a picture of yours has no code in it. Open a model with encoder.onnx and decoder.onnx, or train one.</source>
        <translation>此运行没有编码器，因此您的图片在其中没有编码。请打开含 encoder.onnx 和 decoder.onnx 的模型，或训练一个。</translation>
    </message>
    <message>
        <source>Draw a figure, or paste, drop or open a picture: what the model makes of it appears here while you draw, and a diamond in the plane marks its code.</source>
        <translation>请画一个图形，或粘贴、拖入、打开一张图片：您作画时，模型由它生成的内容会出现在这里，平面中的菱形标出它的编码。</translation>
    </message>
    <message>
        <source>Nothing to encode yet: it takes a model to look with, and a picture that is neither even nor erased all over.</source>
        <translation>还没有可编码的内容：需要一个用来观察的模型，以及一张既不单调也未被全部擦去的图片。</translation>
    </message>
    <message>
        <source>There is no image under the cursor yet: train or open a run.</source>
        <translation>光标处还没有图像：请训练或打开一个运行。</translation>
    </message>
    <message>
        <source>There is no picture of your own yet: draw, paste or open one.</source>
        <translation>还没有您自己的图片：请画、粘贴或打开一张。</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard: copy one, or a picture file, and paste again.</source>
        <translation>剪贴板中没有图片：请复制图片或图片文件，再粘贴。</translation>
    </message>
</context>
<context>
    <name>ValueBar</name>
    <message>
        <source>Range of the values</source>
        <translation>数值范围</translation>
    </message>
    <message>
        <source>Drag along the colours: codes with values in that range are drawn alone, and count alone. A double-click draws all again; arrows move the lower end, with Shift the upper one.</source>
        <translation>沿颜色条拖动：只画出值在该范围内的编码，也只计算它们。双击重新画出全部；方向键移动下端，按住 Shift 移动上端。</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>The training is being set up. What it learns appears here in a moment.</source>
        <translation>正在准备训练。学到的内容马上会出现在这里。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Help → Welcome brings it back. Esc</source>
        <translation>“帮助 → 欢迎页”可再次打开。Esc</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>The window works meanwhile. Help → Welcome brings this back.</source>
        <translation>此时窗口照常可用。“帮助 → 欢迎页”可再次打开。</translation>
    </message>
    <message>
        <source>F6 brings the keyboard there and back.</source>
        <translation>按 F6 可将键盘焦点移到那里，再按返回。</translation>
    </message>
</context>
<context>
    <name>argparse</name>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示此帮助并退出</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>缺少以下参数：%s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>无法识别的参数：%s</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>选项不明确：%(option)s 可能是 %(matches)s</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>忽略了多余的参数 %r</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>需要一个参数值</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>至少需要一个参数值</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>不能与参数 %s 同时使用</translation>
    </message>
    <message>
        <source>one of the arguments %s is required</source>
        <translation>需要参数 %s 之一</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>参数 %(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>无效的选项：%(value)r（可选：%(choices)s）</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>无效的 %(type)s 值：%(value)r</translation>
    </message>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation>%(prog)s：错误：%(message)s
</translation>
    </message>
</context>
<context>
    <name>averaging</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The run keeps the weights as they are learnt.</source>
        <translation>运行保留学到的权重本身。</translation>
    </message>
    <message>
        <source>Moving average</source>
        <translation>移动平均</translation>
    </message>
    <message>
        <source>What is shown, measured and kept is an exponential moving average of the weights.</source>
        <translation>显示、测量和保存的是权重的指数移动平均。</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>What part of the mean stays in a step: 0.999 is about 1,000 steps.</source>
        <translation>每一步保留均值的比例：0.999 约相当于 1,000 步。</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>best:val_loss</source>
        <translation>验证损失最小</translation>
    </message>
    <message>
        <source>best:val_mse</source>
        <translation>验证 MSE 最小</translation>
    </message>
    <message>
        <source>canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>dynamic</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>first</source>
        <translation>最前</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>halve</source>
        <translation>减半</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>image</source>
        <translation>单幅</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>min-max</source>
        <translation>最小-最大</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>pad</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>percentiles</source>
        <translation>百分位数</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>set</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>static</source>
        <translation>静态</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>clipping</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Gradients are taken as they are.</source>
        <translation>按原样使用梯度。</translation>
    </message>
    <message>
        <source>By norm</source>
        <translation>按范数</translation>
    </message>
    <message>
        <source>All gradients together are shortened where they are too long.</source>
        <translation>所有梯度合起来过长时一并缩短。</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>The largest norm of all gradients together.</source>
        <translation>所有梯度合起来的最大范数。</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>按值</translation>
    </message>
    <message>
        <source>Each number of a gradient is kept between two limits.</source>
        <translation>梯度的每个数都限制在两个界限之间。</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest absolute value of a number in a gradient.</source>
        <translation>梯度中一个数的最大绝对值。</translation>
    </message>
</context>
<context>
    <name>column</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>reconstruction error</source>
        <translation>重构误差</translation>
    </message>
    <message>
        <source>guessed class</source>
        <translation>猜测的类别</translation>
    </message>
    <message>
        <source>split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>note</source>
        <translation>注释</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>简介</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>found</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>about</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>control</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>note</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>made by</source>
        <translation>由何生成</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>may be</source>
        <translation>可取值</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>left closed</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>taken for</source>
        <translation>视为</translation>
    </message>
</context>
<context>
    <name>concerns</name>
    <message>
        <source>The discriminator has told {share} of the codes from the prior for {epochs} epochs: the encoder learns little from it. Try a lower rate of the adversaries, or a smaller discriminator.</source>
        <translation>判别器已连续 {epochs} 轮把 {share} 的编码与先验分开：编码器从中学到的很少。请试试更低的对抗学习率，或更小的判别器。</translation>
    </message>
    <message>
        <source>The discriminator has told {share} of the guessed classes from true ones for {epochs} epochs: the encoder learns little from it. Try a lower rate of the adversaries, or a smaller discriminator.</source>
        <translation>判别器已连续 {epochs} 轮把 {share} 的猜测类别与真实类别分开：编码器从中学到的很少。请试试更低的对抗学习率，或更小的判别器。</translation>
    </message>
    <message>
        <source>The encoder has lost against the discriminator: its loss has risen to {loss} nats and {share} are told apart. Start again with a lower rate of the adversaries, or a smaller discriminator.</source>
        <translation>编码器已输给判别器：其损失升至 {loss} 纳特，{share} 被分开。请用更低的对抗学习率或更小的判别器重新开始。</translation>
    </message>
    <message>
        <source>Unused since epoch {epoch}: {count} of {all} dimensions of the code. Beside a loss that is the mean of the pixels β = {beta} counts as {strong}: take their sum.</source>
        <translation>自第 {epoch} 轮起未使用：编码 {all} 维中的 {count} 维。损失为像素平均时，β = {beta} 相当于 {strong}：请改用像素之和。</translation>
    </message>
    <message>
        <source>Unused since epoch {epoch}: {count} of {all} dimensions of the code, at β = {beta} after a warm-up that ended at epoch {warm_up}. A lower β or a longer warm-up keeps more of them.</source>
        <translation>自第 {epoch} 轮起未使用：编码 {all} 维中的 {count} 维，此时 β = {beta}，预热结束于第 {warm_up} 轮。更低的 β 或更长的预热能保留更多维。</translation>
    </message>
    <message>
        <source>Unused since epoch {epoch}: {count} of {all} dimensions of the code, at β = {beta} with no warm-up. A lower β or a warm-up keeps more of them.</source>
        <translation>自第 {epoch} 轮起未使用：编码 {all} 维中的 {count} 维，此时 β = {beta}，没有预热。更低的 β 或加上预热能保留更多维。</translation>
    </message>
    <message>
        <source>The code has shrunk to nothing since epoch {epoch}: sparsity at λ = {weight} counts more than the images. Lower λ and train again.</source>
        <translation>自第 {epoch} 轮起编码已缩为零：λ = {weight} 的稀疏性比图像更重要。请降低 λ 再训练。</translation>
    </message>
    <message>
        <source>The code is all zero since epoch {epoch}: its ReLU units never fire and can&apos;t learn. Train again with a lower learning rate or another code activation.</source>
        <translation>自第 {epoch} 轮起编码全为零：其 ReLU 单元从不激活，无法学习。请用更低的学习率或另一种编码激活函数重新训练。</translation>
    </message>
</context>
<context>
    <name>counts</name>
    <message numerus="yes">
        <source>%n CUDA device</source>
        <translation>
            <numerusform>%n 个 CUDA 设备</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel</source>
        <translation>
            <numerusform>%n 个通道</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code</source>
        <translation>
            <numerusform>%n 个编码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code is</source>
        <translation>
            <numerusform>%n 个编码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dimension</source>
        <translation>
            <numerusform>%n 维</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault</source>
        <translation>
            <numerusform>%n 处错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labelled image</source>
        <translation>
            <numerusform>%n 幅有标签的图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lesson</source>
        <translation>
            <numerusform>%n 门课程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter</source>
        <translation>
            <numerusform>%n 个字母</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more field</source>
        <translation>
            <numerusform>另外 %n 个字段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number</source>
        <translation>
            <numerusform>%n 个数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point</source>
        <translation>
            <numerusform>%n 个点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position</source>
        <translation>
            <numerusform>%n 个位置</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process</source>
        <translation>
            <numerusform>%n 个进程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n random image</source>
        <translation>
            <numerusform>%n 幅随机图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rank</source>
        <translation>
            <numerusform>%n 个进程（rank）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed</source>
        <translation>
            <numerusform>%n 个种子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step</source>
        <translation>
            <numerusform>%n 个步骤</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test image</source>
        <translation>
            <numerusform>%n 幅测试图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test picture</source>
        <translation>
            <numerusform>%n 幅测试图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread</source>
        <translation>
            <numerusform>%n 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training</source>
        <translation>
            <numerusform>%n 次训练</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training image</source>
        <translation>
            <numerusform>%n 幅训练图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training picture</source>
        <translation>
            <numerusform>%n 幅训练图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trial</source>
        <translation>
            <numerusform>%n 个试验</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validation image</source>
        <translation>
            <numerusform>%n 幅验证图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validation picture</source>
        <translation>
            <numerusform>%n 幅验证图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value</source>
        <translation>
            <numerusform>%n 个值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n way</source>
        <translation>
            <numerusform>%n 种方式</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n {} image</source>
        <translation>
            <numerusform>%n 幅 {} 图像</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>curves</name>
    <message>
        <source>each step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>The loss of single batches, until there are epochs to draw.</source>
        <translation>单个批次的损失，直到有整轮可画为止。</translation>
    </message>
    <message>
        <source>mean squared error per pixel</source>
        <translation>每像素的均方误差</translation>
    </message>
    <message>
        <source>squared error per image</source>
        <translation>每幅图像的平方误差</translation>
    </message>
    <message>
        <source>cross-entropy in nats per pixel</source>
        <translation>每像素的交叉熵（纳特）</translation>
    </message>
    <message>
        <source>cross-entropy in nats per image</source>
        <translation>每幅图像的交叉熵（纳特）</translation>
    </message>
    <message>
        <source>half squared error per pixel</source>
        <translation>每像素的平方误差之半</translation>
    </message>
    <message>
        <source>half squared error per image</source>
        <translation>每幅图像的平方误差之半</translation>
    </message>
    <message>
        <source>1 − structural similarity</source>
        <translation>1 − 结构相似性</translation>
    </message>
    <message>
        <source>1 − structural similarity, times the pixels</source>
        <translation>1 − 结构相似性，乘以像素数</translation>
    </message>
    <message>
        <source>Structural similarity (SSIM) compares brightness, contrast and structure of small patches. Here 0 is perfect: the lower, the better.</source>
        <translation>结构相似性（SSIM）比较小块的亮度、对比度和结构。这里 0 为完美：越低越好。</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>分辨</translation>
    </message>
    <message>
        <source>share told apart</source>
        <translation>被分辨的比例</translation>
    </message>
    <message>
        <source>Who is winning: the discriminator near 1, the encoder near 0.5.</source>
        <translation>谁占上风：判别器接近 1，编码器接近 0.5。</translation>
    </message>
    <message>
        <source>Adversaries</source>
        <translation>对抗双方</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>纳特</translation>
    </message>
    <message>
        <source>The cross-entropies of discriminator and encoder, which work against each other.</source>
        <translation>判别器和编码器的交叉熵，两者彼此对抗。</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Share of codes and draws of the prior that the discriminator tells apart; 0.5: it can only guess.</source>
        <translation>判别器把编码与先验样本分开的比例；0.5：只能猜。</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>How badly codes are told from draws of the prior; 0.693: by guessing.</source>
        <translation>编码与先验样本分得多差；0.693：全凭猜测。</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>How badly the encoder passes its codes off as draws of the prior.</source>
        <translation>编码器把编码冒充先验样本做得多差。</translation>
    </message>
    <message>
        <source>Class adversaries</source>
        <translation>类别对抗</translation>
    </message>
    <message>
        <source>The losses of the adversaries that the guessed classes have.</source>
        <translation>猜测类别所对应的对抗双方的损失。</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Share of images whose class is guessed right.</source>
        <translation>类别猜对的图像所占的比例。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>share of the images</source>
        <translation>图像的比例</translation>
    </message>
    <message>
        <source>How many classes are guessed right.</source>
        <translation>有多少类别猜对。</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Cross-entropy of the guessed classes, of labelled images.</source>
        <translation>猜测类别的交叉熵，针对有标签的图像。</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>cross-entropy in nats</source>
        <translation>交叉熵，以纳特计</translation>
    </message>
    <message>
        <source>How well the classes are learnt from the labelled images.</source>
        <translation>由有标签的图像学习类别的效果。</translation>
    </message>
    <message>
        <source>inconsistency</source>
        <translation>不一致性</translation>
    </message>
    <message>
        <source>Squared difference between the classes that encoder and teacher see.</source>
        <translation>编码器与教师所见类别之差的平方。</translation>
    </message>
    <message>
        <source>Inconsistency</source>
        <translation>不一致性</translation>
    </message>
    <message>
        <source>squared difference</source>
        <translation>差的平方</translation>
    </message>
    <message>
        <source>How far the encoder and its own moving average see other classes.</source>
        <translation>编码器与其自身的滑动平均所见类别相差多远。</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Share of guessed and true classes that their discriminator tells apart; 0.5: it can only guess.</source>
        <translation>判别器把猜测类别与真实类别分开的比例；0.5：只能猜。</translation>
    </message>
    <message>
        <source>How badly guessed classes are told from true ones; 0.693: by guessing.</source>
        <translation>猜测类别与真实类别分得多差；0.693：全凭猜测。</translation>
    </message>
    <message>
        <source>How badly the encoder passes its guesses off as true classes.</source>
        <translation>编码器把猜测冒充真实类别做得多差。</translation>
    </message>
    <message>
        <source>KL of the pose</source>
        <translation>姿态的 KL</translation>
    </message>
    <message>
        <source>How much angle and shift tell about an image, in nats: a part of the KL divergence.</source>
        <translation>角度和平移说明图像的多少内容，以纳特计：KL 散度的一部分。</translation>
    </message>
    <message>
        <source>turned once more</source>
        <translation>再转一次</translation>
    </message>
    <message>
        <source>What it costs that the angle of an image turned once more grows by something else.</source>
        <translation>图像再转一次时，其角度的增量不等于所转角度的代价。</translation>
    </message>
    <message>
        <source>KL, the Kullback-Leibler divergence: how far the codes of an image are from the prior, in nats; β weighs it.</source>
        <translation>KL 即 Kullback-Leibler 散度：一幅图像的编码离先验多远，以纳特计；β 为其权重。</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>How far the codes of an image are from the prior, in nats an image.</source>
        <translation>一幅图像的编码离先验多远，以每幅图像的纳特计。</translation>
    </message>
    <message>
        <source>KL per dimension</source>
        <translation>各维的 KL</translation>
    </message>
    <message>
        <source>How much each dimension of the code tells about an image.</source>
        <translation>编码的每一维说明图像的多少内容。</translation>
    </message>
    <message>
        <source>ELBO</source>
        <translation>ELBO</translation>
    </message>
    <message>
        <source>A lower bound of log p(x): the higher, the better the model. Of grey pixels it is no log-probability, and published nats, of black and white ones, are not comparable.</source>
        <translation>log p(x) 的下界：越高模型越好。对灰度像素它不是对数概率，与黑白像素下发表的纳特值不可比。</translation>
    </message>
    <message>
        <source>The bound by which variational models of the same images are compared.</source>
        <translation>比较同样图像的变分模型所用的下界。</translation>
    </message>
    <message>
        <source>{} + β · KL</source>
        <translation>{} + β · KL</translation>
    </message>
    <message>
        <source>{} + penalty</source>
        <translation>{} + 惩罚项</translation>
    </message>
    <message>
        <source>The penalty is what the recipe adds to it, times its weight.</source>
        <translation>惩罚项是配方所加的部分乘以其权重。</translation>
    </message>
    <message>
        <source>sparsity</source>
        <translation>稀疏性</translation>
    </message>
    <message>
        <source>What the activity of the code costs, before its weight.</source>
        <translation>编码的活动所付的代价（未乘权重）。</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>How much the code moves when the image changes: ‖∂code/∂x‖², before its weight.</source>
        <translation>图像改变时编码移动多少：‖∂code/∂x‖²(未乘权重)。</translation>
    </message>
    <message>
        <source>Squared error (MSE is its mean): the differences between the pixels of an image, from 0 to 1, and those of its reconstruction, each multiplied by itself. 0 is perfect: the lower, the better.</source>
        <translation>平方误差（MSE 为其平均）：图像像素（0 到 1）与其重构像素之差的平方。0 为完美：越低越好。</translation>
    </message>
    <message>
        <source>Cross-entropy: what it costs to tell what is true to one who expects what the model says. The lower, the better; of grey pixels it stays above 0 even where they are met exactly.</source>
        <translation>交叉熵：按模型所说去预期的人得知真相的代价。越低越好；对灰度像素，即使完全吻合也大于 0。</translation>
    </message>
    <message>
        <source>A nat is a unit of information: 1 nat = 1.44 bits.</source>
        <translation>纳特是信息的单位：1 纳特 = 1.44 比特。</translation>
    </message>
    <message>
        <source>dB, decibels: 10 dB more is a tenth of the squared error. The higher, the better; from about 30 dB on differences are hard to see.</source>
        <translation>dB 即分贝：多 10 dB 则平方误差为十分之一。越高越好；约 30 dB 以上差别很难看出。</translation>
    </message>
    <message>
        <source>The higher, the better.</source>
        <translation>越高越好。</translation>
    </message>
    <message>
        <source>It is neither good nor bad: it tells how the training goes on.</source>
        <translation>无所谓好坏：它说明训练进行得如何。</translation>
    </message>
    <message>
        <source>nats per image</source>
        <translation>每幅图像的纳特数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What the training makes small, on training and validation images.</source>
        <translation>训练要使之变小的量，分训练图像和验证图像。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>各部分</translation>
    </message>
    <message>
        <source>each in its own unit</source>
        <translation>各用其单位</translation>
    </message>
    <message>
        <source>What the loss is the sum of.</source>
        <translation>损失由什么相加而成。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What the training makes small.</source>
        <translation>训练要使之变小的量。</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>What the images lose on their way through the code.</source>
        <translation>图像经过编码所损失的内容。</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>Mean squared error of the images as shown: comparable everywhere.</source>
        <translation>所示图像的均方误差：处处可比。</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>The error of the images as they are shown, whatever the loss is.</source>
        <translation>所示图像的误差，无论损失是什么。</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio, the mean of each image&apos;s, in dB.</source>
        <translation>峰值信噪比，取各图像的平均，以 dB 计。</translation>
    </message>
    <message>
        <source>dB, mean of each image&apos;s</source>
        <translation>dB，各图像的平均</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio of the images as they are shown: the higher, the better.</source>
        <translation>所示图像的峰值信噪比：越高越好。</translation>
    </message>
    <message>
        <source>mean of the code</source>
        <translation>编码的均值</translation>
    </message>
    <message>
        <source>The mean of all codes&apos; units: how dense or sparse the code is.</source>
        <translation>所有编码各单元的均值：编码有多稠密或稀疏。</translation>
    </message>
    <message>
        <source>Code mean</source>
        <translation>编码均值</translation>
    </message>
    <message>
        <source>mean of the code&apos;s units</source>
        <translation>编码各单元的均值</translation>
    </message>
    <message>
        <source>How dense or sparse the code is.</source>
        <translation>编码有多稠密或稀疏。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The size of the steps, as the schedule or you changed it.</source>
        <translation>步长，由调度或您改变。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>size of the steps</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>What the schedule, or you, made of it.</source>
        <translation>调度或您把它变成了多少。</translation>
    </message>
</context>
<context>
    <name>datasets</name>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Held out: a part of the training images is kept apart, a fair test of choices. Test: the test images, so that choices are fitted to them. Training: the training images themselves, none is kept apart; it shows what was learnt, not what new images would give.</source>
        <translation>留出：把一部分训练图像单独留下，公平检验各种选择。测试：用测试图像，选择会迎合它们。训练：就用训练图像，不另留；它显示学到了什么，而不是新图像会怎样。</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>Share of the training images kept for validation; they are the test images too where a data set has none.</source>
        <translation>训练图像中留作验证的比例；数据集没有测试图像时也用作测试图像。</translation>
    </message>
    <message>
        <source>Unseen</source>
        <translation>未见类别</translation>
    </message>
    <message>
        <source>Names of classes, with commas between them, that are not trained or validated on; the test images of them are shown, and tell whether the model finds what it has never seen odd.</source>
        <translation>不参与训练和验证的类别名称，以逗号分隔；其测试图像会显示出来，说明模型是否觉得从未见过的东西异常。</translation>
    </message>
    <message>
        <source>File of images</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>Your own images, with labels or without: NumPy, HDF5, Zarr, MATLAB, IDX, Parquet, TIFF, FITS, zip.</source>
        <translation>您自己的图像，有无标签均可：NumPy、HDF5、Zarr、MATLAB、IDX、Parquet、TIFF、FITS、zip。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The array that holds the images, such as x_train or entry/data. Empty: the one that can.</source>
        <translation>存放图像的数组，如 x_train 或 entry/data。空：唯一可能的那个。</translation>
    </message>
    <message>
        <source>Channel axis</source>
        <translation>通道轴</translation>
    </message>
    <message>
        <source>Where the channels of the images are. First: N×C×H×W. Last: N×H×W×C. Auto: the axis of one or three, else the shorter one of two to eight.</source>
        <translation>图像的通道在哪里。最前：N×C×H×W。最后：N×H×W×C。自动：长度为一或三的轴，否则为长度二到八中较短的轴。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The array that holds the labels, such as y; none: no array. Empty: the one that can.</source>
        <translation>存放标签的数组，如 y；none：没有。空：唯一可能的那个。</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>None: pixels stay grey. Threshold: white from half of the brightness up. Static: each pixel drawn once, its brightness being the chance of white. Dynamic: the training images drawn anew each epoch, the others once.</source>
        <translation>无：像素保持灰度。阈值：亮度过半为白。静态：每个像素抽取一次，其亮度为成为白色的概率。动态：训练图像每轮重新抽取，其他只抽一次。</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>60,000 colour images of 32×32 pixels: animals and vehicles.</source>
        <translation>60,000 幅 32×32 像素的彩色图像：动物和交通工具。</translation>
    </message>
    <message>
        <source>Digits (bundled)</source>
        <translation>数字（随程序提供）</translation>
    </message>
    <message>
        <source>1,797 small handwritten digits that come with the program.</source>
        <translation>随程序提供的 1,797 个小手写数字。</translation>
    </message>
    <message>
        <source>EMNIST letters</source>
        <translation>EMNIST 字母</translation>
    </message>
    <message>
        <source>145,600 handwritten letters of 28×28 pixels, small and capital alike.</source>
        <translation>145,600 个 28×28 像素的手写字母，大小写不分。</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>70,000 pieces of clothing of 28×28 pixels; harder than digits.</source>
        <translation>70,000 件 28×28 像素的服饰；比数字更难。</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Your own pictures: a sub-folder is a class; train and test stay apart.</source>
        <translation>您自己的图片：子文件夹即类别；训练与测试分开。</translation>
    </message>
    <message>
        <source>Kuzushiji-MNIST</source>
        <translation>Kuzushiji-MNIST</translation>
    </message>
    <message>
        <source>70,000 cursive Japanese characters of 28×28 pixels, ten of them.</source>
        <translation>70,000 个 28×28 像素的日文草书字符，共十种。</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>70,000 handwritten digits of 28×28 pixels, the field&apos;s first test.</source>
        <translation>70,000 个 28×28 像素的手写数字，本领域的第一个测试。</translation>
    </message>
    <message>
        <source>Olivetti faces</source>
        <translation>Olivetti 人脸</translation>
    </message>
    <message>
        <source>400 grey faces of 64×64 pixels, ten of each of 40 people.</source>
        <translation>400 幅 64×64 像素的灰度人脸，40 人每人十幅。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Height and width that the images are brought to; one number is both. Empty: as they are, where they all have one size.</source>
        <translation>图像要变成的高和宽；只写一个数则两者相同。空：大小一致时保持原样。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Grey has one channel, RGB has three. Auto: grey where the images have no colour, and all channels where those are no colours.</source>
        <translation>灰度有一个通道，RGB 有三个。自动：图像没有颜色时为灰度，通道不是颜色时保留所有通道。</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Where the images are; one without a beginning is looked for in the data folders first, and among the program&apos;s samples last.</source>
        <translation>图像的位置；不带开头的路径先在数据文件夹中寻找，最后在程序的样例中寻找。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Names of one to eight channels that are kept apart, such as DAPI and GFP, in the order of the file; they go before colour. Empty: as the files say.</source>
        <translation>一到八个分开保存的通道名称，如 DAPI 和 GFP，按文件中的顺序；它优先于颜色。空：按文件所说。</translation>
    </message>
    <message>
        <source>Planes</source>
        <translation>层面</translation>
    </message>
    <message>
        <source>What the planes of a stack are. Images: each is one. Channels: together they are one image. Auto: channels where the file calls them so and there are at most eight.</source>
        <translation>堆栈的层面是什么。图像：每层一幅。通道：合起来为一幅。自动：文件如此标明且不超过八个时为通道。</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fit: the middle of a picture. Stretch: all of it, out of proportion. Pad: black edges.</source>
        <translation>适配：取图片中部。拉伸：取整张，不保持比例。填充：加黑边。</translation>
    </message>
    <message>
        <source>Intensities</source>
        <translation>灰度范围</translation>
    </message>
    <message>
        <source>What becomes black and white. Type: the ends of what a file can hold, such as 0 and 255. Fixed: the limits. Min-max: the lowest and the highest value. Percentiles: the values that these shares lie below. Auto: min-max for more than 8 bits, for fractions beyond 0 to 1, and for masks of 0 and 1.</source>
        <translation>什么成为黑和白。类型：文件所能存放的两端，如 0 和 255。固定：按界限。最小-最大：最低和最高的值。百分位数：低于它的比例。自动：超过 8 位、分数超出 0 到 1、以及 0 和 1 的掩模时用最小-最大。</translation>
    </message>
    <message>
        <source>Range of</source>
        <translation>范围取自</translation>
    </message>
    <message>
        <source>What min-max and percentiles are taken of. Set: all the images, so that bright ones stay brighter. Image: each by itself, so that all use the whole range.</source>
        <translation>最小-最大和百分位数取自什么。整体：所有图像，亮的保持更亮。单幅：各自计算，都用满整个范围。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>The values that become black and white, in the units of the files; two for each channel, or for all. Empty: what all the images have; a run keeps what it was.</source>
        <translation>成为黑和白的值，以文件的单位计；每个通道两个，或共用两个。空：所有图像的范围；运行会保留原来的值。</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>百分位数</translation>
    </message>
    <message>
        <source>Under percentiles: this share of the values is black, and above that one white.</source>
        <translation>用百分位数时：低于此比例的值为黑，高于另一比例的为白。</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>How brightness follows the values between black and white. Log and asinh lift what is dark beside much brighter things.</source>
        <translation>黑白之间亮度怎样随值变化。log 和 asinh 提亮更亮物体旁边的暗处。</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>Of log and asinh: the share of the range below which they are nearly linear. Smaller lifts the dark more.</source>
        <translation>用于 log 和 asinh：低于范围的此比例时近于线性。越小越能提亮暗处。</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>High values are dark and low ones bright.</source>
        <translation>高的值为暗，低的值为亮。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>A table (CSV, TSV or Parquet) that says more of the images, such as dose or date; a column names their files. Empty: metadata.csv in their folder, where there is one.</source>
        <translation>说明图像其他信息（如剂量或日期）的表格（CSV、TSV 或 Parquet）；其中一列写明文件。空：文件夹中的 metadata.csv(若有)。</translation>
    </message>
    <message>
        <source>Labels from</source>
        <translation>标签来自</translation>
    </message>
    <message>
        <source>What the classes are: a column of the table, or tags for those given in the window. Images without are unlabelled. Empty: the sub-folders, or the labels of a file.</source>
        <translation>类别是什么：表格的一列，或 tags 表示窗口中给出的标记。没有的图像无标签。空：子文件夹，或文件的标签。</translation>
    </message>
    <message>
        <source>Patches of pictures</source>
        <translation>图片的图块</translation>
    </message>
    <message>
        <source>Your own large pictures, cut into patches and not shrunk: a grid, given positions, or every object.</source>
        <translation>您自己的大图片，切成图块而不缩小：网格、给定位置，或每个物体。</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>Height and width of a patch in the pixels of the picture; one number is both.</source>
        <translation>图块的高和宽，以图片的像素计；只写一个数则两者相同。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切法</translation>
    </message>
    <message>
        <source>Grid: patches side by side, or as far apart as the stride. Positions: one about each position of a table. Objects: one about each object of the label images.</source>
        <translation>网格：图块并排，或按步幅相隔。位置：表格中每个位置一块。物体：标签图像中每个物体一块。</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>From one patch of the grid to the next, down and across. Empty: as long as the patch.</source>
        <translation>从网格的一块到下一块，纵向和横向。空：与图块同长。</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>A table (CSV) in the folder with the columns x and y, in pixels; file, where there are several pictures; and class, if there are any.</source>
        <translation>文件夹中的表格（CSV），含以像素计的列 x 和 y；有多张图片时含 file；有类别时含 class。</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>A folder in the folder with a label image for each picture, called like it: each object has a number of its own, or all are 1 and do not touch.</source>
        <translation>文件夹中的一个子文件夹，为每张图片存有同名的标签图像：每个物体有自己的编号，或都为 1 且互不接触。</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>Patches that reach beyond the picture. Leave: they are left out. Shift: they are moved inwards. Pad: they are black there.</source>
        <translation>超出图片的图块。略去：不用。移动：向内移。填充：超出处为黑。</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Patches whose values spread less than this are empty and left out: the standard deviation as a share of the range from black to white.</source>
        <translation>取值离散小于此的图块视为空白而略去：标准差占黑白范围的比例。</translation>
    </message>
    <message>
        <source>Random pixels</source>
        <translation>随机像素</translation>
    </message>
    <message>
        <source>12,000 images of 28×28 random pixels: there is nothing to learn.</source>
        <translation>12,000 幅 28×28 的随机像素图像：没有可学的内容。</translation>
    </message>
    <message>
        <source>SVHN</source>
        <translation>SVHN</translation>
    </message>
    <message>
        <source>99,289 colour images of 32×32 pixels: digits of house numbers.</source>
        <translation>99,289 幅 32×32 像素的彩色图像：门牌号码的数字。</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Each image is turned once by an angle drawn from a Gaussian of this spread: 0 leaves all upright, 180 turns them any way round.</source>
        <translation>每幅图像旋转一次，角度取自以此为标准差的高斯分布：0 全部直立，180 为任意朝向。</translation>
    </message>
    <message>
        <source>USPS</source>
        <translation>USPS</translation>
    </message>
    <message>
        <source>9,298 digits of 16×16 pixels from envelopes: small and quick.</source>
        <translation>9,298 个取自信封的 16×16 像素数字：小而快。</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source>CPU, 1 thread</source>
        <translation>CPU，1 个线程</translation>
    </message>
    <message>
        <source>CPU, {} threads</source>
        <translation>CPU，{} 个线程</translation>
    </message>
</context>
<context>
    <name>duration</name>
    <message>
        <source>{} s</source>
        <translation>{} 秒</translation>
    </message>
    <message>
        <source>{} min {} s</source>
        <translation>{} 分 {} 秒</translation>
    </message>
    <message>
        <source>{} h {} min</source>
        <translation>{} 小时 {} 分</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{} 分钟</translation>
    </message>
    <message>
        <source>{} h</source>
        <translation>{} 小时</translation>
    </message>
    <message>
        <source>{} days</source>
        <translation>{} 天</translation>
    </message>
</context>
<context>
    <name>exports</name>
    <message>
        <source>reconstruction errors</source>
        <translation>重构误差</translation>
    </message>
    <message>
        <source>There are no codes yet: train a model or open a run.</source>
        <translation>还没有编码：请训练模型或打开一个运行。</translation>
    </message>
    <message>
        <source>TensorBoard&apos;s files are written by its own library, which is not installed: pip install tensorboard, then try again.</source>
        <translation>TensorBoard 的文件由它自己的库写出，而该库没有安装：请运行 pip install tensorboard 后再试。</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Saved {0}: open it with tensorboard --logdir {0}</source>
        <translation>已保存 {0}：用 tensorboard --logdir {0} 打开</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>density of the codes</source>
        <translation>编码的密度</translation>
    </message>
    <message>
        <source>How many codes lie around each place; of longer codes, what the plane shows of them.</source>
        <translation>每个位置周围有多少编码；对较长的编码，按平面所显示的部分计。</translation>
    </message>
    <message>
        <source>codes per unit of area</source>
        <translation>单位面积的编码数</translation>
    </message>
    <message>
        <source>distance to the nearest code</source>
        <translation>到最近编码的距离</translation>
    </message>
    <message>
        <source>How far it is to the code of a real image, in all dimensions of the code.</source>
        <translation>到真实图像的编码有多远，按编码的所有维计。</translation>
    </message>
    <message>
        <source>code units</source>
        <translation>编码单位</translation>
    </message>
    <message>
        <source>sensitivity of the decoder</source>
        <translation>解码器的敏感度</translation>
    </message>
    <message>
        <source>How much the image changes when the code moves a little along the plane; ridges part one kind of image from another.</source>
        <translation>编码沿平面稍稍移动时图像改变多少；脊线把不同种类的图像分开。</translation>
    </message>
    <message>
        <source>white per code unit</source>
        <translation>每编码单位的白</translation>
    </message>
    <message>
        <source>re-encoding error</source>
        <translation>再编码误差</translation>
    </message>
    <message>
        <source>How far a decoded image, encoded again, comes to lie from where it was decoded.</source>
        <translation>解码图像再次编码后，离原来解码的位置有多远。</translation>
    </message>
    <message>
        <source>This needs an encoder: the model has a decoder alone.</source>
        <translation>这需要编码器：该模型只有解码器。</translation>
    </message>
    <message>
        <source>error of a k-NN classifier</source>
        <translation>k-NN 分类器的错误</translation>
    </message>
    <message>
        <source>The share of the ten nearest codes that are not of the commonest class among them.</source>
        <translation>十个最近编码中不属于其中最多类别的比例。</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>This needs images with labels.</source>
        <translation>这需要带标签的图像。</translation>
    </message>
    <message>
        <source>taken for the prior</source>
        <translation>被当作先验</translation>
    </message>
    <message>
        <source>How surely the discriminator takes a code there for a draw of the prior: 1 surely, 0.5 where it can only guess.</source>
        <translation>判别器有多确信那里的编码是先验样本：1 为确信，0.5 为只能猜。</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>This needs an adversarial model: no other has a discriminator.</source>
        <translation>这需要对抗模型：其他模型没有判别器。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing lies under the codes.</source>
        <translation>编码下方没有任何内容。</translation>
    </message>
    <message>
        <source>decoded manifold</source>
        <translation>解码流形</translation>
    </message>
    <message>
        <source>What the decoder makes of each place of the plane.</source>
        <translation>解码器由平面上每个位置生成的图像。</translation>
    </message>
    <message>
        <source>t-SNE has no way back from a place of the plane to a code that could be shown.</source>
        <translation>t-SNE 无法由平面上的位置求回可显示的编码。</translation>
    </message>
</context>
<context>
    <name>figure</name>
    <message>
        <source>At a width of {} mm and a height of {} mm there is no room for this panel in letters of {} pt: it needs {} × {} mm.</source>
        <translation>宽 {} 毫米、高 {} 毫米时，以 {} 磅的字号放不下此面板：需要 {} × {} 毫米。</translation>
    </message>
    <message>
        <source>{} × {} pixels are too many: take fewer dots per inch.</source>
        <translation>{} × {} 像素太多：请降低每英寸点数。</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Draws of the prior with no code near: farther than 95 % of draws are from other draws</source>
        <translation>附近没有编码的先验样本：比 95 % 的样本离其他样本更远</translation>
    </message>
    <message>
        <source>The same of draws of the prior in place of the codes</source>
        <translation>同上，以先验样本代替编码</translation>
    </message>
    <message>
        <source>Draws of the prior with no code near, for each with no other draw near</source>
        <translation>附近没有编码的先验样本，按附近没有其他样本者计</translation>
    </message>
    <message>
        <source>Draws of the prior with a code among their 5 nearest draws (Naeem et al., 2020)</source>
        <translation>5 个最近样本中有编码的先验样本（Naeem et al., 2020）</translation>
    </message>
    <message>
        <source>Codes and draws of the prior that neighbours tell apart; by chance 50 %</source>
        <translation>由近邻分辨出的编码与先验样本；随机时为 50 %</translation>
    </message>
    <message>
        <source>From here it is by chance, with what is above in 95 % of cases</source>
        <translation>从此处起属于随机（连同上面的值占 95 % 的情形）</translation>
    </message>
    <message>
        <source>Up to here it is by chance, with what is below in 95 % of cases</source>
        <translation>到此处为止属于随机（连同下面的值占 95 % 的情形）</translation>
    </message>
    <message>
        <source>How far that share lies beyond what chance gives in 95 % of cases, on either side</source>
        <translation>该比例超出 95 % 随机情形多远，不论哪一侧</translation>
    </message>
    <message>
        <source>Codes nearest to the component of the prior that is their class&apos;s</source>
        <translation>最接近其类别所属先验分量的编码</translation>
    </message>
    <message>
        <source>Error of the grey picture, which has no colours</source>
        <translation>没有颜色的灰度图的误差</translation>
    </message>
    <message>
        <source>Error of the colours alone: of what is left without the brightness</source>
        <translation>只计颜色的误差：去掉亮度后剩下的部分</translation>
    </message>
    <message>
        <source>The same as a share of the grey picture&apos;s error</source>
        <translation>同上，占灰度图误差的比例</translation>
    </message>
    <message>
        <source>The same of one colour for every pixel, the training images&apos; mean</source>
        <translation>同上，所有像素都用训练图像的平均颜色</translation>
    </message>
    <message>
        <source>The same of the mean colour that training pixels of that brightness have</source>
        <translation>同上，用训练像素在该亮度下的平均颜色</translation>
    </message>
    <message>
        <source>Error with noise of that σ and the recipe&apos;s mean</source>
        <translation>噪声的 σ 如此、均值如配方时的误差</translation>
    </message>
    <message>
        <source>Error of 2,000 of the images it is judged on, with the noise of that recipe</source>
        <translation>2,000 幅评判图像在该配方的噪声下的误差</translation>
    </message>
    <message>
        <source>Error on the test images without any corruption</source>
        <translation>测试图像没有任何破坏时的误差</translation>
    </message>
    <message>
        <source>Error of the corrupted images before they are restored</source>
        <translation>破坏后的图像在恢复前的误差</translation>
    </message>
    <message>
        <source>Error of restored images: 2,000 of the images it is judged on, corrupted anew</source>
        <translation>恢复图像的误差：2,000 幅评判图像，重新破坏</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio of the same restored images</source>
        <translation>同样的恢复图像的峰值信噪比</translation>
    </message>
    <message>
        <source>Structural similarity of the same restored images to the clean ones</source>
        <translation>同样的恢复图像与干净图像的结构相似性</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio before they are restored</source>
        <translation>恢复前的峰值信噪比</translation>
    </message>
    <message>
        <source>Structural similarity before they are restored</source>
        <translation>恢复前的结构相似性</translation>
    </message>
    <message>
        <source>Error where a linear map (ridge regression of training pairs) restores them</source>
        <translation>由线性映射（训练对的岭回归）恢复时的误差</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio where the linear map restores them</source>
        <translation>由线性映射恢复时的峰值信噪比</translation>
    </message>
    <message>
        <source>Structural similarity where the linear map restores them</source>
        <translation>由线性映射恢复时的结构相似性</translation>
    </message>
    <message>
        <source>Error where the better of a median and a Wiener filter restores them</source>
        <translation>由中值滤波和维纳滤波中较好者恢复时的误差</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio where the filter restores them</source>
        <translation>由滤波器恢复时的峰值信噪比</translation>
    </message>
    <message>
        <source>Structural similarity where the filter restores them</source>
        <translation>由滤波器恢复时的结构相似性</translation>
    </message>
    <message>
        <source>The model&apos;s error as a share of that of the better of linear map and filter</source>
        <translation>模型的误差占线性映射和滤波器中较好者误差的比例</translation>
    </message>
    <message>
        <source>Images decoded from draws of the prior that read as one digit (p ≥ 0.5)</source>
        <translation>由先验样本解码、读作某个数字的图像（p ≥ 0.5）</translation>
    </message>
    <message>
        <source>The same by a second judge: half of the 10 nearest real digits agree</source>
        <translation>同上，由第二评判：10 个最近的真实数字中半数一致</translation>
    </message>
    <message>
        <source>Images decoded from draws of the prior that surely do (p ≥ 0.9)</source>
        <translation>由先验样本解码、确信读作某个数字的图像（p ≥ 0.9）</translation>
    </message>
    <message>
        <source>The same by the second judge: 9 of the 10 nearest real digits agree</source>
        <translation>同上，由第二评判：10 个最近的真实数字中 9 个一致</translation>
    </message>
    <message>
        <source>Reconstructed test images that read as one digit (p ≥ 0.5)</source>
        <translation>读作某个数字的重构测试图像（p ≥ 0.5）</translation>
    </message>
    <message>
        <source>The same by the second judge</source>
        <translation>同上，由第二评判</translation>
    </message>
    <message>
        <source>Reconstructed test images that surely do (p ≥ 0.9)</source>
        <translation>确信读作某个数字的重构测试图像（p ≥ 0.9）</translation>
    </message>
    <message>
        <source>Readable draws of the prior for each readable reconstruction</source>
        <translation>每个可读重构对应的可读先验样本数</translation>
    </message>
    <message>
        <source>Images decoded from a drawn style and a label that are that digit</source>
        <translation>由抽取的风格和标签解码、确为该数字的图像</translation>
    </message>
    <message>
        <source>The same by the second judge, the 10 nearest real digits</source>
        <translation>同上，由第二评判：10 个最近的真实数字</translation>
    </message>
    <message>
        <source>Fréchet distance of decoded draws of the prior from test images, by the judge&apos;s features</source>
        <translation>先验样本解码图像与测试图像的弗雷歇距离，按评判器的特征</translation>
    </message>
    <message>
        <source>The same of reconstructions of other test images</source>
        <translation>同上，用其他测试图像的重构</translation>
    </message>
    <message>
        <source>The same of real training images</source>
        <translation>同上，用真实的训练图像</translation>
    </message>
    <message>
        <source>The same bound, tightened by 200 weighted draws of each image&apos;s code (Burda et al., 2016)</source>
        <translation>同样的下界，由每幅图像编码的 200 个加权样本收紧（Burda et al., 2016）</translation>
    </message>
    <message>
        <source>The same by 5,000 draws; of data.binarised images it compares with published log-likelihoods</source>
        <translation>同上，用 5,000 个样本；对 data.binarised 的图像可与发表的对数似然相比</translation>
    </message>
    <message>
        <source>Standard error of the two, as they are of some of the test images</source>
        <translation>两者的标准误差，因为只用了部分测试图像</translation>
    </message>
    <message>
        <source>How many of the test images got 5,000 draws each</source>
        <translation>有多少幅测试图像各用了 5,000 个样本</translation>
    </message>
    <message>
        <source>log p(x) where each pixel is white as often as in the training images, and no more</source>
        <translation>每个像素为白的概率等于训练图像中的频率时的 log p(x)</translation>
    </message>
    <message>
        <source>Dimensions whose KL is below 0.01 nats: they say nothing of an image</source>
        <translation>KL 低于 0.01 纳特的维：它们不说明图像</translation>
    </message>
    <message>
        <source>KL divergence of the posterior from the prior</source>
        <translation>后验与先验的 KL 散度</translation>
    </message>
    <message>
        <source>Squared error per pixel on the test images, corrupted as in training</source>
        <translation>测试图像每像素的平方误差，按训练的方式破坏</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio, the mean of each test image&apos;s</source>
        <translation>峰值信噪比，取各测试图像的平均</translation>
    </message>
    <message>
        <source>The recipe&apos;s own loss on the test images</source>
        <translation>配方自身的损失，在测试图像上</translation>
    </message>
    <message>
        <source>Squared error per pixel on the very images it trained on</source>
        <translation>每像素的平方误差，就在训练所用的图像上</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio on the very images it trained on</source>
        <translation>峰值信噪比，就在训练所用的图像上</translation>
    </message>
    <message>
        <source>The recipe&apos;s own loss on the very images it trained on: no test</source>
        <translation>配方自身的损失，就在训练所用的图像上：并非测试</translation>
    </message>
    <message>
        <source>Lower bound of log p(x), per test image; of grey pixels, which count as shares of a white and a black one, it is no log-probability and can&apos;t be held against published nats</source>
        <translation>log p(x) 的下界，按每幅测试图像；灰度像素按黑白各占一份计，因此它不是对数概率，不能与发表的纳特值相比</translation>
    </message>
    <message>
        <source>Test images whose class the label head names</source>
        <translation>标签头说对类别的测试图像</translation>
    </message>
    <message>
        <source>The same, of a classifier that saw the same few labels and nothing else</source>
        <translation>同上，由只见过同样少量标签的分类器</translation>
    </message>
    <message>
        <source>The error as a share of the variance of the test pixels</source>
        <translation>误差占测试像素方差的比例</translation>
    </message>
    <message>
        <source>Error of as many principal components of the training images, clipped to [0, 1]</source>
        <translation>同样多训练图像主成分的误差，截断到 [0, 1]</translation>
    </message>
    <message>
        <source>The model&apos;s error as a share of that of the principal components</source>
        <translation>模型的误差占主成分误差的比例</translation>
    </message>
    <message>
        <source>Test accuracy of a linear classifier of the codes</source>
        <translation>编码的线性分类器的测试准确率</translation>
    </message>
    <message>
        <source>The same classifier on the pixels</source>
        <translation>同样的分类器，用像素</translation>
    </message>
    <message>
        <source>Test accuracy of the nearest neighbours among the codes</source>
        <translation>编码中最近邻的测试准确率</translation>
    </message>
    <message>
        <source>The same neighbours among the pixels</source>
        <translation>同样的近邻，用像素</translation>
    </message>
    <message>
        <source>What the codes add to the accuracy of neighbours among the pixels</source>
        <translation>编码使近邻准确率比像素高出多少</translation>
    </message>
    <message>
        <source>The 10 nearest codes that are of the searched image&apos;s class</source>
        <translation>10 个最近编码中与所查图像同类的</translation>
    </message>
    <message>
        <source>The same with one bit for each unit (semantic hashing)</source>
        <translation>同上，每个单元一个比特（语义哈希）</translation>
    </message>
    <message>
        <source>Time of one search by codes</source>
        <translation>按编码查找一次的时间</translation>
    </message>
    <message>
        <source>Time of one search by bits</source>
        <translation>按比特查找一次的时间</translation>
    </message>
    <message>
        <source>Dimensions of the code whose variance is above 0.01</source>
        <translation>方差大于 0.01 的编码维数</translation>
    </message>
    <message>
        <source>Mean of the codes of the test images</source>
        <translation>测试图像编码的均值</translation>
    </message>
    <message>
        <source>Σ |code| of an image</source>
        <translation>一幅图像的 Σ |code|</translation>
    </message>
    <message>
        <source>Values of the codes that are nearly zero</source>
        <translation>近于零的编码值</translation>
    </message>
    <message>
        <source>0: all units speak alike; 1: one alone speaks (Hoyer, 2004)</source>
        <translation>0：所有单元同样活跃；1：只有一个活跃（Hoyer, 2004）</translation>
    </message>
    <message>
        <source>‖∂code/∂x‖²: how far a small change of the image moves its code</source>
        <translation>‖∂code/∂x‖²：图像的微小改变使编码移动多少</translation>
    </message>
    <message>
        <source>The 10 nearest codes that are also near as pixels (Venna &amp; Kaski, 2006; 1: all are)</source>
        <translation>10 个最近编码中作为像素也相近的(Venna &amp; Kaski, 2006；1：全部)</translation>
    </message>
    <message>
        <source>The 10 nearest as pixels that are also near as codes (Venna &amp; Kaski, 2006; 1: all are)</source>
        <translation>10 个像素最近者中作为编码也相近的(Venna &amp; Kaski, 2006；1：全部)</translation>
    </message>
    <message>
        <source>The same trustworthiness of as many principal components</source>
        <translation>同样多主成分的可信度</translation>
    </message>
    <message>
        <source>The same continuity of as many principal components</source>
        <translation>同样多主成分的连续性</translation>
    </message>
    <message>
        <source>Area under the ROC curve: classes never trained on told by their reconstruction error</source>
        <translation>ROC 曲线下面积：按重构误差识别从未训练过的类别</translation>
    </message>
    <message>
        <source>The same, told by the distance of their codes to training codes</source>
        <translation>同上，按其编码到训练编码的距离</translation>
    </message>
    <message>
        <source>The same, told by the local outlier factor of their codes</source>
        <translation>同上，按其编码的局部离群因子</translation>
    </message>
    <message>
        <source>How closely the inferred angles follow the true ones: circular correlation (Fisher &amp; Lee, 1983) within a class, the mean of the classes; 1 is perfect, 0 is chance</source>
        <translation>推断角度与真实角度的吻合程度：类内的圆相关(Fisher &amp; Lee, 1983)，取各类的平均；1 为完美，0 为随机</translation>
    </message>
    <message>
        <source>The same of the class where it is least</source>
        <translation>同上，取最低的类别</translation>
    </message>
    <message>
        <source>Units that speak for an image: above a tenth of the most that they say</source>
        <translation>说明图像的单元：超过最大值的十分之一</translation>
    </message>
    <message>
        <source>Units that speak for no test image</source>
        <translation>对任何测试图像都不说明的单元</translation>
    </message>
    <message>
        <source>Error of images decoded from the 32 largest values of their codes, the others 0</source>
        <translation>只用编码中最大的 32 个值（其余为 0）解码的图像的误差</translation>
    </message>
    <message>
        <source>Structural similarity of reconstructed test images (Wang et al., 2004; 1: alike)</source>
        <translation>重构的测试图像的结构相似度（Wang 等，2004；1：相同）</translation>
    </message>
    <message>
        <source>Fréchet distance of reconstructed from other test images, by the judge&apos;s features</source>
        <translation>重构的测试图像与其他测试图像之间的 Fréchet 距离，按评判网络的特征</translation>
    </message>
    <message>
        <source>Fréchet distance of reconstructed from other test images, by 64 principal components of pixels</source>
        <translation>重构的测试图像与其他测试图像之间的 Fréchet 距离，按像素的 64 个主成分</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} 到 {}</translation>
    </message>
    <message>
        <source>at least {}</source>
        <translation>至少 {}</translation>
    </message>
    <message>
        <source>above {}</source>
        <translation>大于 {}</translation>
    </message>
    <message>
        <source>at most {}</source>
        <translation>至多 {}</translation>
    </message>
    <message>
        <source>below {}</source>
        <translation>小于 {}</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Pictures or a file of arrays in a zip or tar file; nothing is unpacked.</source>
        <translation>zip 或 tar 文件中的图片或数组文件；不解包到磁盘。</translation>
    </message>
    <message>
        <source>FITS</source>
        <translation>FITS</translation>
    </message>
    <message>
        <source>Images and cubes of astronomy.</source>
        <translation>天文学的图像和立方体。</translation>
    </message>
    <message>
        <source>HDF5</source>
        <translation>HDF5</translation>
    </message>
    <message>
        <source>A tree of arrays; data.images is the path in it.</source>
        <translation>一棵数组的树；data.images 是其中的路径。</translation>
    </message>
    <message>
        <source>IDX</source>
        <translation>IDX</translation>
    </message>
    <message>
        <source>One array, as MNIST is published.</source>
        <translation>一个数组，MNIST 以此格式发布。</translation>
    </message>
    <message>
        <source>MATLAB</source>
        <translation>MATLAB</translation>
    </message>
    <message>
        <source>Variables and fields of structures; images along the last axis are found.</source>
        <translation>变量和结构体的字段；能找到沿最后一轴排列的图像。</translation>
    </message>
    <message>
        <source>NumPy</source>
        <translation>NumPy</translation>
    </message>
    <message>
        <source>Arrays as numpy saves them.</source>
        <translation>numpy 保存的数组。</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>A table with a column of images, as Hugging Face stores data sets.</source>
        <translation>含一列图像的表格，Hugging Face 以此存放数据集。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>One picture: PNG, JPEG, BMP, GIF, WebP or PNM.</source>
        <translation>一张图片：PNG、JPEG、BMP、GIF、WebP 或 PNM。</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <source>A stack, each page of which is an image.</source>
        <translation>一个堆栈，每页为一幅图像。</translation>
    </message>
    <message>
        <source>Zarr</source>
        <translation>Zarr</translation>
    </message>
    <message>
        <source>A folder or a zip file with a tree of arrays.</source>
        <translation>含一棵数组树的文件夹或 zip 文件。</translation>
    </message>
</context>
<context>
    <name>formulas</name>
    <message>
        <source>image</source>
        <translation>单幅</translation>
    </message>
    <message>
        <source>as seen</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>An image, its reconstruction, and what each pixel costs: white most.</source>
        <translation>一幅图像、它的重构，以及每个像素的代价：越白越大。</translation>
    </message>
    <message>
        <source>Each ellipse is the posterior of an image, 1 σ; the dotted circle is the prior, towards which they are pushed.</source>
        <translation>每个椭圆是一幅图像的后验，1 σ；虚线圆是先验，它们被推向那里。</translation>
    </message>
    <message>
        <source>prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Posteriors of some images, each as high as the others, and the prior, dashed.</source>
        <translation>几幅图像的后验，画得一样高；虚线是先验。</translation>
    </message>
    <message>
        <source>activity |z| of a unit for an image</source>
        <translation>一个单元对一幅图像的活动 |z|</translation>
    </message>
    <message>
        <source>How often a unit says how much: all are pulled to 0, at the dotted line.</source>
        <translation>单元取各个值的频繁程度：都被拉向 0，即虚线处。</translation>
    </message>
    <message>
        <source>mean activation of a unit</source>
        <translation>一个单元的平均激活值</translation>
    </message>
    <message>
        <source>How many units are how active: all are pulled to the dotted line.</source>
        <translation>各种活跃程度的单元有多少：都被拉向虚线。</translation>
    </message>
    <message>
        <source>An image, and the changes of it that move its code most: by how much, for a change of length 1.</source>
        <translation>一幅图像，以及最能移动其编码的变化；数字是长度为 1 的变化使编码移动多少。</translation>
    </message>
    <message>
        <source>An image, and the same turned by {}° more: the angle θ that the model sees of each.</source>
        <translation>一幅图像，以及再转 {}° 的同一图像：模型从各自看出的角度 θ。</translation>
    </message>
    <message>
        <source>draws</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>taken for a draw of the prior, D</source>
        <translation>被当作先验抽样的程度 D</translation>
    </message>
    <message>
        <source>What the discriminator says: it pulls the two apart.</source>
        <translation>判别器的判断：它把两者拉开。</translation>
    </message>
    <message>
        <source>Codes, and faintly draws of the prior: the encoder moves its codes among them.</source>
        <translation>编码，以及淡淡的先验抽样：编码器把编码移到它们中间。</translation>
    </message>
    <message>
        <source>true classes</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>guesses</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>taken for a true class, C</source>
        <translation>被当作真实类别的程度 C</translation>
    </message>
    <message>
        <source>chance of the likeliest class</source>
        <translation>最可能类别的概率</translation>
    </message>
    <message>
        <source>How sure the guesses are: a true class has the chance 1, and so guesses are pulled there.</source>
        <translation>猜测有多肯定：真实类别的概率是 1，猜测也被拉向那里。</translation>
    </message>
    <message>
        <source>The chances that the encoder gives the classes of an image; it is of class {}.</source>
        <translation>编码器给一幅图像各类别的概率；它属于类别 {}。</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>its average</source>
        <translation>它的平均</translation>
    </message>
    <message>
        <source>The chances that the encoder and its moving average give the classes of an image.</source>
        <translation>编码器和它的滑动平均给一幅图像各类别的概率。</translation>
    </message>
    <message>
        <source>The squared differences between the pixels of an image x and those of its reconstruction x̂, added up.</source>
        <translation>图像 x 与其重构 x̂ 的各像素之差的平方，加在一起。</translation>
    </message>
    <message>
        <source>What each pixel of an image x costs to one who expects what the reconstruction x̂ says, added up.</source>
        <translation>照重构 x̂ 所说去预期的人，为图像 x 的每个像素付出的代价，加在一起。</translation>
    </message>
    <message>
        <source>Half the squared differences between the pixels of an image x and those of its reconstruction x̂, added up.</source>
        <translation>图像 x 与其重构 x̂ 的各像素之差的平方的一半，加在一起。</translation>
    </message>
    <message>
        <source>How far the structure of an image x and that of its reconstruction x̂ are from being alike, place by place.</source>
        <translation>图像 x 的结构与其重构 x̂ 的结构在各处相差多远。</translation>
    </message>
    <message>
        <source>What the discriminator is taught by.</source>
        <translation>判别器由它学习。</translation>
    </message>
    <message>
        <source>How badly the discriminator D tells codes z from draws z′ of the prior; D is how surely it takes something for a draw.</source>
        <translation>判别器 D 把编码 z 与先验的抽样 z′ 区分得有多差；D 是它把某物当作抽样的把握。</translation>
    </message>
    <message>
        <source>What the encoder is taught by, against the discriminator.</source>
        <translation>编码器由它学习，与判别器相对。</translation>
    </message>
    <message>
        <source>How badly the encoder passes its codes z off as draws of the prior before D.</source>
        <translation>编码器在 D 面前把编码 z 冒充先验抽样做得有多差。</translation>
    </message>
    <message>
        <source>What the discriminator of the classes is taught by.</source>
        <translation>类别判别器由它学习。</translation>
    </message>
    <message>
        <source>How badly the discriminator C tells the chances ŷ that the encoder gives the classes from true classes y′; C is how surely it takes something for a true class.</source>
        <translation>判别器 C 把编码器给各类别的概率 ŷ 与真实类别 y′ 区分得有多差；C 是它把某物当作真实类别的把握。</translation>
    </message>
    <message>
        <source>What the encoder is taught by, against the discriminator of the classes.</source>
        <translation>编码器由它学习，与类别判别器相对。</translation>
    </message>
    <message>
        <source>How badly the encoder passes its guesses ŷ off as true classes before C.</source>
        <translation>编码器在 C 面前把猜测 ŷ 冒充真实类别做得有多差。</translation>
    </message>
    <message>
        <source>What the true class y of a labelled image costs to one who expects the chances ŷ.</source>
        <translation>照概率 ŷ 去预期的人，为有标签图像的真实类别 y 付出的代价。</translation>
    </message>
    <message>
        <source>γ times the squared differences between the chances of the K classes that the encoder sees, ŷ, and that its own moving average sees, ŷ′.</source>
        <translation>γ 乘以编码器看到的 K 个类别的概率 ŷ 与它的滑动平均看到的 ŷ′ 之差的平方。</translation>
    </message>
    <message>
        <source>The share w comes to be 1 over the first epochs t.</source>
        <translation>份额 w 在最初的几轮 t 里升到 1。</translation>
    </message>
    <message>
        <source>What the encoder is taught by from the labelled images.</source>
        <translation>编码器由它从有标签的图像学习。</translation>
    </message>
    <message>
        <source>β times the KL divergence: how far the posteriors q of an image&apos;s code z, angle θ and shift s are from their priors p, in nats.</source>
        <translation>β 乘以 KL 散度：一幅图像的编码 z、角度 θ 和位移 s 的后验 q 离各自的先验 p 有多远，以奈特计。</translation>
    </message>
    <message>
        <source>κ times what it costs that the angle θ′ of an image that was turned by δ more is not θ + δ.</source>
        <translation>κ 乘以一个代价：再转 δ 的图像，其角度 θ′ 不是 θ + δ。</translation>
    </message>
    <message>
        <source>β times the KL divergence: how far the posterior q of an image&apos;s code z is from the prior p, in nats.</source>
        <translation>β 乘以 KL 散度：一幅图像的编码 z 的后验 q 离先验 p 有多远，以奈特计。</translation>
    </message>
    <message>
        <source>It comes to count over the first T of the epochs t.</source>
        <translation>它在最初 T 轮（轮次 t）里逐渐起作用。</translation>
    </message>
    <message>
        <source>λ times the sizes of all numbers z of an image&apos;s code, added up.</source>
        <translation>λ 乘以一幅图像编码中所有数 z 的大小之和。</translation>
    </message>
    <message>
        <source>λ times how far the mean activation ρ̂ of each unit is from the one that it is to have, ρ, added up.</source>
        <translation>λ 乘以每个单元的平均激活值 ρ̂ 与应有值 ρ 的差距之和。</translation>
    </message>
    <message>
        <source>λ times how much each number of the code z changes with each pixel of the image x, squared and added up.</source>
        <translation>λ 乘以编码 z 的每个数随图像 x 的每个像素变化多少，平方后加在一起。</translation>
    </message>
    <message>
        <source>What encoder and decoder are taught by.</source>
        <translation>编码器和解码器由它学习。</translation>
    </message>
    <message>
        <source>n: the number of pixels.</source>
        <translation>n：像素的个数。</translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>the originals are being read</source>
        <translation>正在读取原图</translation>
    </message>
    <message>
        <source>the originals are not on the disk</source>
        <translation>原图不在磁盘上</translation>
    </message>
</context>
<context>
    <name>groups</name>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Brings every dimension of the code to the same spread first; else a distance is what it is to the decoder.</source>
        <translation>先使编码各维的离散程度相同；否则距离按解码器的尺度计。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>How many groups; left alone the number is suggested from a sample.</source>
        <translation>分多少组；留空则由样本建议。</translation>
    </message>
    <message>
        <source>HDBSCAN</source>
        <translation>HDBSCAN</translation>
    </message>
    <message>
        <source>Groups of any shape where codes lie dense, as many as there are; codes between them are in none.</source>
        <translation>编码稠密处任意形状的分组，有多少分多少；其间的编码不归入任何组。</translation>
    </message>
    <message>
        <source>Smallest group</source>
        <translation>最小的组</translation>
    </message>
    <message>
        <source>How many codes make a group at least; left alone 1 % of them.</source>
        <translation>至少多少个编码成一组；留空则为 1 %。</translation>
    </message>
    <message>
        <source>Gaussian mixture</source>
        <translation>高斯混合</translation>
    </message>
    <message>
        <source>Groups of any width and direction: every code goes to the Gaussian it most likely is of.</source>
        <translation>任意宽度和方向的分组：每个编码归入最可能所属的高斯分布。</translation>
    </message>
    <message>
        <source>Covariance</source>
        <translation>协方差</translation>
    </message>
    <message>
        <source>full: of any direction; diag: along the axes, for long codes of few images.</source>
        <translation>full：任意方向；diag：沿各轴，适合图像少而编码长的情形。</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-means</translation>
    </message>
    <message>
        <source>Round groups of about the same width: every code goes to the nearest centre.</source>
        <translation>宽度相近的圆形分组：每个编码归入最近的中心。</translation>
    </message>
    <message>
        <source>in no group</source>
        <translation>未归入任何组</translation>
    </message>
    <message>
        <source>group {}</source>
        <translation>第 {} 组</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>one colour</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>others: {}</source>
        <translation>其他：{}</translation>
    </message>
</context>
<context>
    <name>initialisers</name>
    <message>
        <source>Weights σ</source>
        <translation>权重 σ</translation>
    </message>
    <message>
        <source>Spread of the starting weights; large ones saturate sigmoids.</source>
        <translation>初始权重的标准差；过大会使 sigmoid 饱和。</translation>
    </message>
    <message>
        <source>Biases σ</source>
        <translation>偏置 σ</translation>
    </message>
    <message>
        <source>Spread of the starting biases; 0 starts them at zero.</source>
        <translation>初始偏置的标准差；0 表示从零开始。</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Glorot 均匀</translation>
    </message>
    <message>
        <source>Keeps the size of signals from layer to layer; zero biases.</source>
        <translation>使信号逐层保持大小；偏置为零。</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 正态</translation>
    </message>
    <message>
        <source>Made for ReLU layers; zero biases.</source>
        <translation>适合 ReLU 层；偏置为零。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>Every weight from the same bell curve.</source>
        <translation>所有权重取自同一钟形曲线。</translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation>截断正态</translation>
    </message>
    <message>
        <source>A bell curve drawn again beyond two standard deviations.</source>
        <translation>超出两个标准差时重新抽取的钟形曲线。</translation>
    </message>
    <message>
        <source>PyTorch&apos;s own</source>
        <translation>PyTorch 默认</translation>
    </message>
    <message>
        <source>What PyTorch starts its layers with; small uniform biases too.</source>
        <translation>PyTorch 各层的初始值；偏置也取小的均匀分布。</translation>
    </message>
</context>
<context>
    <name>input_layers</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The encoder begins with its first layer of weights.</source>
        <translation>编码器从第一层权重开始。</translation>
    </message>
    <message>
        <source>Noise layer</source>
        <translation>噪声层</translation>
    </message>
    <message>
        <source>Adds Gaussian noise to the encoder&apos;s input in training, unclipped.</source>
        <translation>训练时给编码器的输入加高斯噪声，不截断。</translation>
    </message>
    <message>
        <source>Layer σ</source>
        <translation>层的 σ</translation>
    </message>
    <message>
        <source>Standard deviation of the noise layer; white is 1.</source>
        <translation>噪声层的标准差；白为 1。</translation>
    </message>
    <message>
        <source>Dropout layer</source>
        <translation>丢弃层</translation>
    </message>
    <message>
        <source>Drops inputs of the encoder in training and scales up the others.</source>
        <translation>训练时丢弃编码器的部分输入，并放大其余输入。</translation>
    </message>
    <message>
        <source>Dropped share</source>
        <translation>丢弃比例</translation>
    </message>
    <message>
        <source>How many of the inputs are dropped at each step.</source>
        <translation>每一步丢弃多少输入。</translation>
    </message>
</context>
<context>
    <name>inside</name>
    <message>
        <source>reading the images</source>
        <translation>正在读取图像</translation>
    </message>
    <message>
        <source>This needs the images of {}, which are not on the disk: choose their folder with File › Choose data folder, or download them with the data button above.</source>
        <translation>这需要 {} 的图像，而它们不在磁盘上：请用“文件 › 选择数据文件夹”选择其文件夹，或用上方的数据按钮下载。</translation>
    </message>
    <message>
        <source>codes and draws</source>
        <translation>编码与样本</translation>
    </message>
    <message>
        <source>told apart: {}</source>
        <translation>被分辨：{}</translation>
    </message>
    <message>
        <source>Their nearest neighbours tell codes from draws of the prior in {} of all cases; 50% is guessing.</source>
        <translation>它们的最近邻在 {} 的情形下能分辨编码与先验样本；50% 为猜测。</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>draws from the prior: {}</source>
        <translation>先验样本：{}</translation>
    </message>
    <message>
        <source>each dimension</source>
        <translation>每一维</translation>
    </message>
    <message>
        <source>line: {}</source>
        <translation>线：{}</translation>
    </message>
    <message>
        <source>Codes and prior</source>
        <translation>编码与先验</translation>
    </message>
    <message>
        <source>Whether the codes fill the distribution that they are pushed to.</source>
        <translation>编码是否填满它们被推向的分布。</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>最前的</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>最好的</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>最差的</translation>
    </message>
    <message>
        <source>Squared error per pixel of the colours, whatever the brightness, over {} images: {}; with no colour at all it is {}. Best: where the guess gains most on no colour; worst: where it misses most.</source>
        <translation>颜色的每像素平方误差（不计亮度），{} 幅图像：{}；完全没有颜色时为 {}。最好：猜测比没有颜色改进最多之处；最差：失误最多之处。</translation>
    </message>
    <message>
        <source>Squared error per pixel of the colours, whatever the brightness, of {} image: {}; with no colour at all it is {}.</source>
        <translation>颜色的每像素平方误差（不计亮度），{} 幅图像：{}；完全没有颜色时为 {}。</translation>
    </message>
    <message>
        <source>Grey, predicted, truth</source>
        <translation>灰度、预测、真实</translation>
    </message>
    <message>
        <source>The brightness that the network sees, the colours it guesses, the image; best and worst guesses.</source>
        <translation>网络看到的亮度、它猜测的颜色、图像；最好和最差的猜测。</translation>
    </message>
    <message>
        <source>principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>{}: MSE {}</source>
        <translation>{}:MSE {}</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>{} numbers an image each; over {} test images the model&apos;s error is {} of PCA&apos;s (fitted on {}).</source>
        <translation>每幅图像各 {} 个数；在 {} 幅测试图像上，模型的误差是 PCA 的 {}（PCA 由 {} 幅拟合）。</translation>
    </message>
    <message>
        <source>{} number an image; over {} test images the model&apos;s error is {} of PCA&apos;s (fitted on {}).</source>
        <translation>每幅图像各 {} 个数；在 {} 幅测试图像上，模型的误差是 PCA 的 {}（PCA 由 {} 幅拟合）。</translation>
    </message>
    <message>
        <source>They are the training images themselves.</source>
        <translation>它们就是训练图像本身。</translation>
    </message>
    <message>
        <source>They are clean; the model learnt on noisy ones.</source>
        <translation>它们是干净的；模型是用加噪图像学习的。</translation>
    </message>
    <message>
        <source>Beside PCA</source>
        <translation>与 PCA 对照</translation>
    </message>
    <message>
        <source>The same images from as many principal components as the code is long.</source>
        <translation>由与编码同样多的主成分得到的同样图像。</translation>
    </message>
    <message>
        <source>The first layer of this network has no pictures to show.</source>
        <translation>此网络的第一层没有可显示的图片。</translation>
    </message>
    <message>
        <source>{} of {} filters</source>
        <translation>{1} 个滤波器中的 {0} 个</translation>
    </message>
    <message>
        <source>Bright: the unit is excited, dark: it is quietened, grey: it does not care.</source>
        <translation>亮：使单元兴奋；暗：使它抑制；灰：无所谓。</translation>
    </message>
    <message>
        <source>First-layer filters</source>
        <translation>第一层滤波器</translation>
    </message>
    <message>
        <source>What each unit of the first layer looks for, those with most weight first.</source>
        <translation>第一层每个单元在寻找什么，权重最大的在前。</translation>
    </message>
    <message>
        <source>variance of each dimension</source>
        <translation>各维的方差</translation>
    </message>
    <message>
        <source>KL of each dimension, nats</source>
        <translation>各维的 KL(纳特)</translation>
    </message>
    <message>
        <source>in use: {} of {}</source>
        <translation>使用中：{} / {}</translation>
    </message>
    <message>
        <source>dimensions, the largest first</source>
        <translation>各维，最大的在前</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>沉默</translation>
    </message>
    <message>
        <source>Over the codes shown. A dimension that is the same for every image is unused; silent: for how many images it is nearly nothing.</source>
        <translation>按显示的编码计。对每幅图像都相同的维未被使用；沉默：对多少图像它几乎为零。</translation>
    </message>
    <message>
        <source>KL: what a dimension tells of an image, the mean over at most {} images; below {} nats it is unused. Together {} nats.</source>
        <translation>KL：一维说明图像的多少内容，最多取 {} 幅图像的平均；低于 {} 纳特为未使用。合计 {} 纳特。</translation>
    </message>
    <message>
        <source>Health of the code</source>
        <translation>编码的健康</translation>
    </message>
    <message>
        <source>How much each dimension of the code says, which are unused, and what may be going wrong.</source>
        <translation>编码的每一维说明多少，哪些未使用，以及可能出了什么问题。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Conv</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>ConvT</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>重排</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Place and code</source>
        <translation>位置与编码</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Label discriminator</source>
        <translation>标签判别器</translation>
    </message>
    <message>
        <source>Teacher, the encoder&apos;s moving average</source>
        <translation>教师：编码器的滑动平均</translation>
    </message>
    <message>
        <source>This model was trained elsewhere: its ONNX files are run as they are, and not looked into.</source>
        <translation>此模型在别处训练：其 ONNX 文件按原样运行，不作内部查看。</translation>
    </message>
    <message>
        <source>{} parameters</source>
        <translation>{} 个参数</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Log σ²</source>
        <translation>Log σ²</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Given, not read from the image</source>
        <translation>给定的，不由图像读出</translation>
    </message>
    <message>
        <source>{}: {} parameters</source>
        <translation>{}：{} 个参数</translation>
    </message>
    <message>
        <source>{}, stride {}</source>
        <translation>{}，步幅 {}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>What the model is made of, with the parameters that each layer learns.</source>
        <translation>模型由什么组成，以及每层学习的参数。</translation>
    </message>
    <message>
        <source>by code</source>
        <translation>按编码</translation>
    </message>
    <message>
        <source>by bits</source>
        <translation>按比特</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}：{}</translation>
    </message>
    <message>
        <source>The query is the image nearest to the cursor.</source>
        <translation>查询的是离光标最近的图像。</translation>
    </message>
    <message>
        <source>Percent: found images of the query&apos;s class, on average. By code {} ms, {}.</source>
        <translation>百分比：找到的图像中与查询同类的平均比例。按编码 {} 毫秒，{}。</translation>
    </message>
    <message>
        <source>By {} bits {} ms, {}.</source>
        <translation>按 {} 比特 {} 毫秒，{}。</translation>
    </message>
    <message>
        <source>By {} bit {} ms, {}.</source>
        <translation>按 {} 比特 {} 毫秒，{}。</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>{} bytes</source>
        <translation>{} 字节</translation>
    </message>
    <message>
        <source>Similar images</source>
        <translation>相似图像</translation>
    </message>
    <message>
        <source>Images like the one nearest to the cursor, by code and by one bit a number.</source>
        <translation>与离光标最近的图像相似的图像，按编码以及按每个数一个比特查找。</translation>
    </message>
    <message>
        <source>Which images are odd can&apos;t be judged without classes: choose images that have them, or find groups.</source>
        <translation>没有类别就无法判断哪些图像异常：请选择有类别的图像，或查找分组。</translation>
    </message>
    <message>
        <source>share of the others taken for odd</source>
        <translation>其他图像被误作异常的比例</translation>
    </message>
    <message>
        <source>share of “{}” that is found, and the area</source>
        <translation>“{}”被找到的比例，以及面积</translation>
    </message>
    <message>
        <source>oddest, {}</source>
        <translation>最异常，{}</translation>
    </message>
    <message>
        <source>by reconstruction error</source>
        <translation>按重构误差</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>by distance to training codes</source>
        <translation>按到训练编码的距离</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>by density (local outlier factor)</source>
        <translation>按密度（局部离群因子）</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>unseen classes</source>
        <translation>未见类别</translation>
    </message>
    <message>
        <source>Images of this class among all others.</source>
        <translation>此类图像与所有其他图像相对。</translation>
    </message>
    <message>
        <source>class {}</source>
        <translation>类别 {}</translation>
    </message>
    <message>
        <source>Images that the plane colours so among all others.</source>
        <translation>平面如此着色的图像与所有其他图像相对。</translation>
    </message>
    <message>
        <source>{} above {}</source>
        <translation>{} 大于 {}</translation>
    </message>
    <message>
        <source>{} from {} on</source>
        <translation>{} 从 {} 起</translation>
    </message>
    <message>
        <source>{} up to {}</source>
        <translation>{} 不超过 {}</translation>
    </message>
    <message>
        <source>{} below {}</source>
        <translation>{} 小于 {}</translation>
    </message>
    <message>
        <source>Half of the images, by the median, against the others.</source>
        <translation>以中位数分出的一半图像与另一半相对。</translation>
    </message>
    <message>
        <source>Images in the range that is chosen in the legend, against the others.</source>
        <translation>图例中所选范围内的图像与其他图像相对。</translation>
    </message>
    <message>
        <source>{} in the chosen range</source>
        <translation>{} 在所选范围内</translation>
    </message>
    <message>
        <source>scoring images</source>
        <translation>正在为图像评分</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>found at 5 %</source>
        <translation>5 % 处找到</translation>
    </message>
    <message>
        <source>{} odd, {} others</source>
        <translation>{} 幅异常，{} 幅其他</translation>
    </message>
    <message>
        <source>Area under the curve: the chance that an odd image scores higher than another; 0.5 is chance. The images view ranks by the same scores.</source>
        <translation>曲线下面积：异常图像的分数高于其他图像的概率；0.5 为随机。图像面板按同样的分数排序。</translation>
    </message>
    <message>
        <source>The model was trained on this class: leave it out with “Unseen” of the data to see what is new to it.</source>
        <translation>模型用此类别训练过：请在数据的“未见类别”中把它排除，才能看到什么对它是新的。</translation>
    </message>
    <message>
        <source>Odd ones</source>
        <translation>异常图像</translation>
    </message>
    <message>
        <source>How well images of a class, a group or of classes never trained on are told from the others: by error, by distance and by density.</source>
        <translation>某一类、某一组或从未训练过的类别的图像与其他图像分得多好：按误差、距离和密度。</translation>
    </message>
    <message>
        <source>its code alone</source>
        <translation>仅其编码</translation>
    </message>
    <message>
        <source>under the cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>Above: the inferred angle, counter-clockwise. Shifts: {} pixels, typically.</source>
        <translation>上方：推断的角度，逆时针。平移：通常 {} 像素。</translation>
    </message>
    <message>
        <source>true angle, °</source>
        <translation>真实角度，°</translation>
    </message>
    <message>
        <source>inferred angle, °</source>
        <translation>推断角度，°</translation>
    </message>
    <message>
        <source>angles of {} images</source>
        <translation>{} 幅图像的角度</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>姿态</translation>
    </message>
    <message>
        <source>How each thing is turned and shifted, which its code does not say.</source>
        <translation>每个物体怎样旋转和平移，而其编码并不说明。</translation>
    </message>
    <message>
        <source>drawn from the prior: {}</source>
        <translation>取自先验：{}</translation>
    </message>
    <message>
        <source>Draws from the prior</source>
        <translation>先验样本</translation>
    </message>
    <message>
        <source>What the decoder makes of codes drawn by chance: images that never were.</source>
        <translation>解码器由随机抽取的编码生成的图像：从未存在过的图像。</translation>
    </message>
    <message>
        <source>This needs test images: those of this recipe are the training images, which any learner can know by heart.</source>
        <translation>这需要测试图像：此配方的测试图像就是训练图像，任何学习器都能背下来。</translation>
    </message>
    <message>
        <source>linear probe</source>
        <translation>线性探针</translation>
    </message>
    <message>
        <source>Logistic regression: whether a plane parts the classes.</source>
        <translation>逻辑回归：一个平面能否分开各类别。</translation>
    </message>
    <message>
        <source>{} neighbours</source>
        <translation>{} 个近邻</translation>
    </message>
    <message>
        <source>The majority of the nearest images.</source>
        <translation>最近图像中的多数。</translation>
    </message>
    <message>
        <source>small classifier</source>
        <translation>小分类器</translation>
    </message>
    <message>
        <source>One hidden layer: what bent borders part.</source>
        <translation>一个隐藏层：弯曲的边界能分开什么。</translation>
    </message>
    <message>
        <source>taught on codes</source>
        <translation>用编码教</translation>
    </message>
    <message>
        <source>taught on pixels</source>
        <translation>用像素教</translation>
    </message>
    <message>
        <source>accuracy on test images</source>
        <translation>测试图像上的准确率</translation>
    </message>
    <message>
        <source>{} training images taught, {} test images judged; {} numbers an image instead of {}.</source>
        <translation>用 {} 幅训练图像教，评判 {} 幅测试图像；每幅图像 {} 个数，而不是 {} 个。</translation>
    </message>
    <message>
        <source>{} training images taught, {} test images judged; {} number an image instead of {}.</source>
        <translation>用 {} 幅训练图像教，评判 {} 幅测试图像；每幅图像 {} 个数，而不是 {} 个。</translation>
    </message>
    <message>
        <source>This needs images of at least two classes, with their labels.</source>
        <translation>这需要至少两个类别的带标签图像。</translation>
    </message>
    <message>
        <source>What the codes know</source>
        <translation>编码知道什么</translation>
    </message>
    <message>
        <source>How well small learners tell the classes from codes, and from raw pixels.</source>
        <translation>小的学习器由编码和由原始像素分辨类别的效果。</translation>
    </message>
    <message>
        <source>{} · PSNR {} dB</source>
        <translation>{} · PSNR {} dB</translation>
    </message>
    <message>
        <source>corrupted</source>
        <translation>破坏后</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio (PSNR): the mean of each of {} held-out images; more is better.</source>
        <translation>峰值信噪比（PSNR）：{} 幅留出图像各自数值的平均；越高越好。</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio (PSNR) of {} held-out image; more is better.</source>
        <translation>{} 幅留出图像的峰值信噪比（PSNR）；越高越好。</translation>
    </message>
    <message>
        <source>Original, corrupted, restored</source>
        <translation>原图、破坏、恢复</translation>
    </message>
    <message>
        <source>Nine held-out images before the noise, after it, and as the model restores them.</source>
        <translation>九幅留出图像：加噪前、加噪后和模型恢复后。</translation>
    </message>
    <message>
        <source>Each row is one style drawn from the prior, decoded with every label.</source>
        <translation>每行是取自先验的一种风格，与每个标签一起解码。</translation>
    </message>
    <message>
        <source>Style and label</source>
        <translation>风格与标签</translation>
    </message>
    <message>
        <source>What the style keeps while the label changes: one row a style.</source>
        <translation>标签改变时风格保持什么：一行一种风格。</translation>
    </message>
    <message>
        <source>noise levels</source>
        <translation>噪声水平</translation>
    </message>
    <message>
        <source>PSNR in dB</source>
        <translation>PSNR(dB)</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Means of what each of {} held-out images has; every level draws the same noise.</source>
        <translation>{} 幅留出图像各自数值的平均；每个水平抽取同样的噪声。</translation>
    </message>
    <message>
        <source>Of {} held-out image; every level draws the same noise.</source>
        <translation>{} 幅留出图像；每个水平抽取同样的噪声。</translation>
    </message>
    <message>
        <source>Dotted: the level of the training.</source>
        <translation>点线：训练的水平。</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>加噪</translation>
    </message>
    <message>
        <source>Rising noise</source>
        <translation>渐增的噪声</translation>
    </message>
    <message>
        <source>The same images with more and more noise, restored, and how like the clean ones they are.</source>
        <translation>同样的图像加上越来越强的噪声后恢复，以及与干净图像有多相似。</translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message>
        <source>the run that is open</source>
        <translation>打开的运行</translation>
    </message>
    <message>
        <source>a run of your own is open</source>
        <translation>打开了您自己的运行</translation>
    </message>
    <message>
        <source>the training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>finished epochs</source>
        <translation>已完成的轮数</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>validation MSE</source>
        <translation>验证 MSE</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>validation KL divergence</source>
        <translation>验证 KL 散度</translation>
    </message>
    <message>
        <source>the epoch that is shown</source>
        <translation>显示的轮</translation>
    </message>
    <message>
        <source>distance to the nearest real code</source>
        <translation>到最近真实编码的距离</translation>
    </message>
    <message>
        <source>distance to the nearest real code, in usual distances between codes</source>
        <translation>到最近真实编码的距离，以编码间的通常距离计</translation>
    </message>
    <message>
        <source>how near the cursor is to data</source>
        <translation>光标离数据多近</translation>
    </message>
    <message>
        <source>distance of the cursor from 0</source>
        <translation>光标到 0 的距离</translation>
    </message>
    <message>
        <source>z₁ of the cursor</source>
        <translation>光标的 z₁</translation>
    </message>
    <message>
        <source>z₂ of the cursor</source>
        <translation>光标的 z₂</translation>
    </message>
    <message>
        <source>how far the cursor was moved</source>
        <translation>光标移动了多远</translation>
    </message>
    <message>
        <source>class of the nearest real image</source>
        <translation>最近的真实图像的类别</translation>
    </message>
    <message>
        <source>the noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>the level of the noise</source>
        <translation>噪声的强度</translation>
    </message>
    <message>
        <source>PSNR of the noisy images (dB)</source>
        <translation>加噪图像的 PSNR（dB）</translation>
    </message>
    <message>
        <source>PSNR of the restored images (dB)</source>
        <translation>恢复图像的 PSNR（dB）</translation>
    </message>
    <message>
        <source>what lies under the codes</source>
        <translation>编码下方的内容</translation>
    </message>
    <message>
        <source>the projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>the page of Look inside</source>
        <translation>“查看内部”的页面</translation>
    </message>
    <message>
        <source>the images that are listed</source>
        <translation>列出的图像</translation>
    </message>
    <message>
        <source>hidden classes</source>
        <translation>隐藏的类别</translation>
    </message>
    <message>
        <source>selected images</source>
        <translation>选中的图像</translation>
    </message>
    <message>
        <source>points of the path</source>
        <translation>路径的点</translation>
    </message>
    <message>
        <source>something is drawn</source>
        <translation>画了些内容</translation>
    </message>
    <message>
        <source>the question is answered</source>
        <translation>问题已回答</translation>
    </message>
    <message>
        <source>your number</source>
        <translation>您给出的数</translation>
    </message>
    <message>
        <source>the answer is right</source>
        <translation>回答正确</translation>
    </message>
    <message>
        <source>near data</source>
        <translation>靠近数据</translation>
    </message>
    <message>
        <source>at the edge</source>
        <translation>在边缘</translation>
    </message>
    <message>
        <source>extrapolating</source>
        <translation>外推</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not ready yet</source>
        <translation>尚未就绪</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>the form of the recipe</source>
        <translation>配方表单</translation>
    </message>
    <message>
        <source>the list of runs</source>
        <translation>运行列表</translation>
    </message>
    <message>
        <source>training: train, stop, step</source>
        <translation>训练：训练、停止、单步</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>drawing one&apos;s own image</source>
        <translation>绘制自己的图像</translation>
    </message>
    <message>
        <source>“Do it for me”</source>
        <translation>“替我做”</translation>
    </message>
    <message>
        <source>{} of {} tasks done</source>
        <translation>已完成 {1} 项任务中的 {0} 项</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ 正确</translation>
    </message>
    <message>
        <source>✗ not what the lesson expects</source>
        <translation>✗ 与课程的预期不符</translation>
    </message>
</context>
<context>
    <name>losses</name>
    <message>
        <source>Over pixels</source>
        <translation>对像素</translation>
    </message>
    <message>
        <source>Mean over the pixels, or their sum per image; always a mean over the batch.</source>
        <translation>对像素取平均，或按图像求和；对批次总是取平均。</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>Squared difference: the likelihood of Gaussian outputs.</source>
        <translation>差的平方：高斯输出的似然。</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>The likelihood of Bernoulli outputs; needs outputs between 0 and 1.</source>
        <translation>伯努利输出的似然；要求输出在 0 和 1 之间。</translation>
    </message>
    <message>
        <source>Half squared error</source>
        <translation>平方误差之半</translation>
    </message>
    <message>
        <source>½ (x̂ − x)², usually summed over the image.</source>
        <translation>½ (x̂ − x)²，通常对图像求和。</translation>
    </message>
    <message>
        <source>Structural similarity</source>
        <translation>结构相似性</translation>
    </message>
    <message>
        <source>1 − SSIM: judges local contrast and structure as an eye does.</source>
        <translation>1 − SSIM：像眼睛一样评判局部的对比度和结构。</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Code size</source>
        <translation>编码长度</translation>
    </message>
    <message>
        <source>Numbers that stand for an image; fewer force it to summarise.</source>
        <translation>代表一幅图像的数的个数；越少越迫使它概括。</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Units of the discriminator&apos;s hidden ReLU layers.</source>
        <translation>判别器隐藏 ReLU 层的单元数。</translation>
    </message>
    <message>
        <source>Adversaries&apos; rate</source>
        <translation>对抗学习率</translation>
    </message>
    <message>
        <source>Share of the learning rate in the two adversarial phases; less keeps them in balance.</source>
        <translation>两个对抗阶段的学习率占总学习率的比例；较低可使双方平衡。</translation>
    </message>
    <message>
        <source>Adversaries&apos; σ</source>
        <translation>对抗噪声 σ</translation>
    </message>
    <message>
        <source>Gaussian noise on what the discriminators see in training, so that details don&apos;t tell apart.</source>
        <translation>训练时加在判别器输入上的高斯噪声，使细节不足以分辨。</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>对抗</translation>
    </message>
    <message>
        <source>A second network pushes the codes to fill a shape of your choice.</source>
        <translation>第二个网络把编码推向您所选形状的分布。</translation>
    </message>
    <message>
        <source>Tell the labels</source>
        <translation>告知标签</translation>
    </message>
    <message>
        <source>The discriminator is told the class, so that each gets its own part of the prior.</source>
        <translation>告知判别器类别，使每一类得到先验的一部分。</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Learns to give back its input through the code alone.</source>
        <translation>学习仅通过编码还原其输入。</translation>
    </message>
    <message>
        <source>Adversarial, few labels</source>
        <translation>对抗，少量标签</translation>
    </message>
    <message>
        <source>Learns the classes from a few labelled images and all the unlabelled ones.</source>
        <translation>由少量有标签的图像和所有无标签的图像学习类别。</translation>
    </message>
    <message>
        <source>Labelled images</source>
        <translation>有标签的图像</translation>
    </message>
    <message>
        <source>Training images of known class, as many of each; the seed chooses them.</source>
        <translation>已知类别的训练图像，每类一样多；由种子选定。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Weight of agreeing with the encoder&apos;s own moving average on unlabelled images; 0: none.</source>
        <translation>在无标签图像上与编码器自身滑动平均一致的权重；0：无。</translation>
    </message>
    <message>
        <source>Spatial variational</source>
        <translation>空间变分</translation>
    </message>
    <message>
        <source>The code says what a thing is; how it is turned and shifted is told apart.</source>
        <translation>编码说明物体是什么；怎样旋转和平移则分开说明。</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>画法</translation>
    </message>
    <message>
        <source>Canvas: the network&apos;s decoder draws the thing upright, and pixels are read from it in the pose. Pixels: a small network makes each of its place and the code, which is slower.</source>
        <translation>画布：网络的解码器画出直立的物体，再按姿态读出像素。像素：一个小网络由位置和编码算出每个像素，较慢。</translation>
    </message>
    <message>
        <source>Turned once more</source>
        <translation>再转一次</translation>
    </message>
    <message>
        <source>How firmly the angle must grow by as much as an image is turned once more; 0: not asked.</source>
        <translation>图像再转一次时，其角度须增加同样多的要求有多严；0：不要求。</translation>
    </message>
    <message>
        <source>Pixel network</source>
        <translation>像素网络</translation>
    </message>
    <message>
        <source>Units of the hidden layers that make a pixel of its place and the code.</source>
        <translation>由位置和编码算出像素的隐藏层的单元数。</translation>
    </message>
    <message>
        <source>Its activation</source>
        <translation>其激活函数</translation>
    </message>
    <message>
        <source>What bends the signal in the pixel network.</source>
        <translation>像素网络中使信号弯曲的函数。</translation>
    </message>
    <message>
        <source>Angles, σ</source>
        <translation>角度 σ</translation>
    </message>
    <message>
        <source>How far things are turned from upright; 180 for any way round.</source>
        <translation>物体偏离直立多远；180 为任意朝向。</translation>
    </message>
    <message>
        <source>Shifts, σ</source>
        <translation>平移 σ</translation>
    </message>
    <message>
        <source>How far things lie from the middle.</source>
        <translation>物体偏离中心多远。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Adversarial, supervised</source>
        <translation>对抗，监督</translation>
    </message>
    <message>
        <source>The decoder is told the class, so that the code keeps the style alone.</source>
        <translation>告知解码器类别，使编码只保留风格。</translation>
    </message>
    <message>
        <source>The discriminator is told the class, so that the style of each class fills the prior.</source>
        <translation>告知判别器类别，使每一类的风格填满先验。</translation>
    </message>
    <message>
        <source>Variational</source>
        <translation>变分</translation>
    </message>
    <message>
        <source>Each image becomes a cloud of codes; together they fill a Gaussian.</source>
        <translation>每幅图像成为一团编码；它们合起来填满一个高斯分布。</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>How much the KL counts; the more, the more dimensions it switches off.</source>
        <translation>KL 的分量；越大，关闭的维越多。</translation>
    </message>
    <message>
        <source>KL warm-up</source>
        <translation>KL 预热</translation>
    </message>
    <message>
        <source>Epochs over which β rises from 0, so that no dimension dies early.</source>
        <translation>β 从 0 升起所用的轮数，以免某些维过早失效。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
</context>
<context>
    <name>networks</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Sigmoid keeps the pixels between 0 and 1; linear does not.</source>
        <translation>sigmoid 使像素保持在 0 和 1 之间；linear 不会。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>What bends the signal after each hidden layer.</source>
        <translation>每个隐藏层之后使信号弯曲的函数。</translation>
    </message>
    <message>
        <source>Code activation</source>
        <translation>编码激活函数</translation>
    </message>
    <message>
        <source>What bends the code itself; linear lets it take any value.</source>
        <translation>使编码本身弯曲的函数；linear 让它取任意值。</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Channels, height, width; empty follows the data set.</source>
        <translation>通道、高、宽；空则按数据集。</translation>
    </message>
    <message>
        <source>Convolutional</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Small filters slide over the image: the same few weights at every place.</source>
        <translation>小滤波器在图像上滑动：处处用同样少量的权重。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Filters of each convolution; the decoder mirrors them.</source>
        <translation>每个卷积的滤波器数；解码器与之镜像。</translation>
    </message>
    <message>
        <source>Strides</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Step of each convolution; 2 halves the image.</source>
        <translation>每个卷积的步幅；2 使图像减半。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Every unit sees every unit of the layer before.</source>
        <translation>每个单元看到前一层的所有单元。</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Units of the encoder&apos;s hidden layers; the decoder mirrors them.</source>
        <translation>编码器隐藏层的单元数；解码器与之镜像。</translation>
    </message>
    <message>
        <source>Convolutional, square code</source>
        <translation>卷积，方形编码</translation>
    </message>
    <message>
        <source>The code is laid out as a small square image that the decoder enlarges.</source>
        <translation>编码排成小方图，由解码器放大。</translation>
    </message>
    <message>
        <source>Works at</source>
        <translation>工作尺寸</translation>
    </message>
    <message>
        <source>Images are brought to this many pixels a side, and back to be shown; 0: unchanged.</source>
        <translation>图像先变成每边这么多像素，显示时再变回；0：不变。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Filters of each of the encoder&apos;s convolutions.</source>
        <translation>编码器每个卷积的滤波器数。</translation>
    </message>
    <message>
        <source>Step of each of the encoder&apos;s convolutions.</source>
        <translation>编码器每个卷积的步幅。</translation>
    </message>
    <message>
        <source>Decoder filters</source>
        <translation>解码器滤波器</translation>
    </message>
    <message>
        <source>Filters of each of the decoder&apos;s transposed convolutions.</source>
        <translation>解码器每个转置卷积的滤波器数。</translation>
    </message>
    <message>
        <source>Decoder strides</source>
        <translation>解码器步幅</translation>
    </message>
    <message>
        <source>By how much each transposed convolution enlarges.</source>
        <translation>每个转置卷积放大多少倍。</translation>
    </message>
</context>
<context>
    <name>noises</name>
    <message>
        <source>New noise each batch</source>
        <translation>每批新噪声</translation>
    </message>
    <message>
        <source>Off: each image keeps one noise for the whole training.</source>
        <translation>关闭：每幅图像在整个训练中用同一噪声。</translation>
    </message>
    <message>
        <source>Left clean</source>
        <translation>保持干净</translation>
    </message>
    <message>
        <source>Share of the training images that stay as they are: keeps the model good at clean ones.</source>
        <translation>训练图像中保持原样的比例：使模型对干净图像也有效。</translation>
    </message>
    <message>
        <source>Share of pixels</source>
        <translation>像素比例</translation>
    </message>
    <message>
        <source>How many of the pixels are hit; more makes the task harder.</source>
        <translation>有多少像素被改动；越多任务越难。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The network sees the images as they are.</source>
        <translation>网络按原样看到图像。</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>Adds N(mean, σ²) to each pixel and clips to [0, 1].</source>
        <translation>给每个像素加 N(均值, σ²)，并截断到 [0, 1]。</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>噪声 σ</translation>
    </message>
    <message>
        <source>Standard deviation of the noise; white is 1.</source>
        <translation>噪声的标准差；白为 1。</translation>
    </message>
    <message>
        <source>Noise mean</source>
        <translation>噪声均值</translation>
    </message>
    <message>
        <source>Average of the noise; above 0 it also brightens the images.</source>
        <translation>噪声的平均；大于 0 时也使图像变亮。</translation>
    </message>
    <message>
        <source>Heteroscedastic</source>
        <translation>异方差</translation>
    </message>
    <message>
        <source>Gaussian noise with a σ of its own for every pixel, and clips to [0, 1].</source>
        <translation>每个像素有自己 σ 的高斯噪声，并截断到 [0, 1]。</translation>
    </message>
    <message>
        <source>Largest σ</source>
        <translation>最大 σ</translation>
    </message>
    <message>
        <source>Each pixel&apos;s own σ lies between 0 and this, alike in all images.</source>
        <translation>每个像素自己的 σ 在 0 和此值之间，所有图像相同。</translation>
    </message>
    <message>
        <source>Salt and pepper</source>
        <translation>椒盐</translation>
    </message>
    <message>
        <source>Sets a share of the pixels to black or white by chance.</source>
        <translation>随机把一部分像素设为黑或白。</translation>
    </message>
    <message>
        <source>Masking</source>
        <translation>遮蔽</translation>
    </message>
    <message>
        <source>Sets a share of the pixels to black.</source>
        <translation>把一部分像素设为黑。</translation>
    </message>
</context>
<context>
    <name>optimisation</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Size of each step; too large never settles. May change during training.</source>
        <translation>每一步的大小；过大则永远不收敛。训练中可以更改。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>Images a step; small batches make more, noisier steps.</source>
        <translation>每步的图像数；小批量步数更多、噪声更大。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often every training image is seen.</source>
        <translation>每幅训练图像被看多少次。</translation>
    </message>
    <message>
        <source>Drop last batch</source>
        <translation>舍去末批</translation>
    </message>
    <message>
        <source>Leave out the last batch of an epoch where it is not full.</source>
        <translation>一轮的最后一批不满时舍去。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>bfloat16 multiplies faster on newer processors; weights stay float32. Auto takes what is faster here, by trying.</source>
        <translation>bfloat16 在较新的处理器上乘法更快；权重仍为 float32。自动：试过之后取此处更快的。</translation>
    </message>
    <message>
        <source>When it diverges</source>
        <translation>发散时</translation>
    </message>
    <message>
        <source>When losses are no numbers any more: stop, or go back to the last good weights and halve the learning rate.</source>
        <translation>损失不再是数时：停止，或回到最后的良好权重并把学习率减半。</translation>
    </message>
    <message>
        <source>Halvings</source>
        <translation>减半次数</translation>
    </message>
    <message>
        <source>How often it may go back at half the learning rate; then it stops.</source>
        <translation>最多可以以一半的学习率回退多少次；之后停止。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Start of every random draw; the same seed gives the same run on this machine.</source>
        <translation>所有随机抽取的起点；同一种子在此机器上给出同样的运行。</translation>
    </message>
</context>
<context>
    <name>optimizers</name>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>How strongly weights are drawn to zero; 0: not at all.</source>
        <translation>权重被拉向零的强度；0：完全不。</translation>
    </message>
    <message>
        <source>β₁</source>
        <translation>β₁</translation>
    </message>
    <message>
        <source>How long the direction of the steps is remembered.</source>
        <translation>步的方向被记住多久。</translation>
    </message>
    <message>
        <source>β₂</source>
        <translation>β₂</translation>
    </message>
    <message>
        <source>How long the size of the gradients is remembered.</source>
        <translation>梯度的大小被记住多久。</translation>
    </message>
    <message>
        <source>ε</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>Keeps steps finite where gradients vanish.</source>
        <translation>梯度消失时使步长保持有限。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Steps of one size for every weight, however steep its gradient is.</source>
        <translation>无论梯度多陡，每个权重的步长都相同。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam whose weight decay is apart from the gradients.</source>
        <translation>权重衰减与梯度分开的 Adam。</translation>
    </message>
    <message>
        <source>By how much of the learning rate weights shrink in a step.</source>
        <translation>每一步权重按学习率的多少倍缩小。</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Steps as large as the gradients, with momentum; wants a much larger learning rate than Adam.</source>
        <translation>步长与梯度成正比，带动量；需要比 Adam 大得多的学习率。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>What part of a step goes on in the next one; 0: none.</source>
        <translation>一步中有多大部分延续到下一步；0：没有。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Takes the gradient where the momentum leads.</source>
        <translation>在动量所指之处求梯度。</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Divides each gradient by the recent size of that weight&apos;s gradients.</source>
        <translation>把每个梯度除以该权重近期梯度的大小。</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
</context>
<context>
    <name>penalties</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Only the reconstruction counts.</source>
        <translation>只计重构。</translation>
    </message>
    <message>
        <source>L1 sparsity</source>
        <translation>L1 稀疏</translation>
    </message>
    <message>
        <source>Every active unit costs: most of them stay silent for an image.</source>
        <translation>每个活跃单元都有代价：多数单元对一幅图像保持沉默。</translation>
    </message>
    <message>
        <source>λ</source>
        <translation>λ</translation>
    </message>
    <message>
        <source>What a unit of activity costs beside the reconstruction.</source>
        <translation>单位活动相对于重构的代价。</translation>
    </message>
    <message>
        <source>KL sparsity</source>
        <translation>KL 稀疏</translation>
    </message>
    <message>
        <source>Every unit is to be active in a small share of the images.</source>
        <translation>每个单元只在少部分图像上活跃。</translation>
    </message>
    <message>
        <source>ρ</source>
        <translation>ρ</translation>
    </message>
    <message>
        <source>The mean activation that each unit is to have.</source>
        <translation>每个单元应有的平均激活。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How much the mean activation counts beside the reconstruction.</source>
        <translation>平均激活相对于重构的分量。</translation>
    </message>
    <message>
        <source>Contractive</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>The code may hardly move when the image changes a little.</source>
        <translation>图像稍有改变时编码几乎不动。</translation>
    </message>
    <message>
        <source>What the sensitivity costs beside the reconstruction.</source>
        <translation>敏感度相对于重构的代价。</translation>
    </message>
    <message>
        <source>Jacobian</source>
        <translation>雅可比</translation>
    </message>
    <message>
        <source>Auto: exact where all layers are dense; Hutchinson: one random direction.</source>
        <translation>自动：所有层为全连接时精确计算；Hutchinson：取一个随机方向。</translation>
    </message>
</context>
<context>
    <name>priors</name>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>One round cloud, N(0, σ²) along every axis.</source>
        <translation>一团圆形的云，沿各轴为 N(0, σ²)。</translation>
    </message>
    <message>
        <source>Prior σ</source>
        <translation>先验 σ</translation>
    </message>
    <message>
        <source>Spread of the cloud along each axis.</source>
        <translation>云沿各轴的标准差。</translation>
    </message>
    <message>
        <source>Mixture of Gaussians</source>
        <translation>高斯混合</translation>
    </message>
    <message>
        <source>Petals around the centre, one Gaussian for each class.</source>
        <translation>围绕中心的花瓣，每类一个高斯分布。</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Distance of the Gaussians&apos; centres from the middle.</source>
        <translation>各高斯分布的中心离正中的距离。</translation>
    </message>
    <message>
        <source>σ outwards</source>
        <translation>向外 σ</translation>
    </message>
    <message>
        <source>Spread of each Gaussian away from the middle.</source>
        <translation>每个高斯分布沿径向的标准差。</translation>
    </message>
    <message>
        <source>σ across</source>
        <translation>横向 σ</translation>
    </message>
    <message>
        <source>Spread of each Gaussian along the circle.</source>
        <translation>每个高斯分布沿圆周的标准差。</translation>
    </message>
    <message>
        <source>Swiss roll</source>
        <translation>瑞士卷</translation>
    </message>
    <message>
        <source>A spiral; the classes follow one another along it.</source>
        <translation>一条螺线；各类沿线依次排列。</translation>
    </message>
    <message>
        <source>Outer radius</source>
        <translation>外半径</translation>
    </message>
    <message>
        <source>Where the spiral ends.</source>
        <translation>螺线的终点。</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>圈数</translation>
    </message>
    <message>
        <source>How often the spiral winds around the middle.</source>
        <translation>螺线绕中心多少圈。</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Spread of the draws across the spiral.</source>
        <translation>样本横向偏离螺线的标准差。</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>A square with straight borders, filled evenly.</source>
        <translation>边界笔直、均匀填满的正方形。</translation>
    </message>
    <message>
        <source>Half width</source>
        <translation>半宽</translation>
    </message>
    <message>
        <source>The square reaches from minus this to plus this.</source>
        <translation>正方形从负此值到正此值。</translation>
    </message>
</context>
<context>
    <name>ranking</name>
    <message>
        <source>The model is not there yet.</source>
        <translation>模型还没有准备好。</translation>
    </message>
    <message>
        <source>The errors are known only where the images are on the disk, and these are not.</source>
        <translation>只有图像在磁盘上才知道误差，而这些不在。</translation>
    </message>
    <message>
        <source>Nothing is selected: draw around codes in the plane with the lasso (L) or the box (B).</source>
        <translation>没有选中任何图像：用套索（L）或方框（B）在平面中圈选编码。</translation>
    </message>
    <message>
        <source>None of the selected images is of this class.</source>
        <translation>选中的图像都不属于此类别。</translation>
    </message>
    <message>
        <source>None of these images is drawn: show their class in the legend of the plane.</source>
        <translation>这些图像都没有画出：请在平面的图例中显示其类别。</translation>
    </message>
</context>
<context>
    <name>recipe</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Corruption</source>
        <translation>破坏</translation>
    </message>
    <message>
        <source>Input layer</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Mean of the weights</source>
        <translation>权重的平均</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
</context>
<context>
    <name>recipes</name>
    <message>
        <source>Start here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Your own images</source>
        <translation>您自己的图像</translation>
    </message>
    <message>
        <source>MNIST, dense</source>
        <translation>MNIST，全连接</translation>
    </message>
    <message>
        <source>MNIST, convolutional</source>
        <translation>MNIST，卷积</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Variational</source>
        <translation>变分</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>对抗</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>{}, turned</source>
        <translation>{}，旋转</translation>
    </message>
    <message>
        <source>{}, black and white</source>
        <translation>{}，黑白</translation>
    </message>
    <message>
        <source>A 2-unit code of the bundled digits; unfolds within ten seconds on two cores.</source>
        <translation>自带数字的 2 单元编码；在双核上十秒内展开。</translation>
    </message>
    <message>
        <source>A micrograph of colonic glands in patches of 32×32 on a plane: kinds of tissue, painted back.</source>
        <translation>结肠腺体的显微照片，切成 32×32 的图块放在平面上：组织的种类，并涂回原图。</translation>
    </message>
    <message>
        <source>MNIST through a code of 128 sigmoid units.</source>
        <translation>MNIST 通过 128 个 sigmoid 单元的编码。</translation>
    </message>
    <message>
        <source>MNIST on a plane through narrow sigmoid layers.</source>
        <translation>MNIST 通过窄的 sigmoid 层落在平面上。</translation>
    </message>
    <message>
        <source>MNIST through leaky ReLU layers and a code of 64.</source>
        <translation>MNIST 通过带泄漏的 ReLU 层和 64 维编码。</translation>
    </message>
    <message>
        <source>MNIST on a plane through two layers of 1,000 units.</source>
        <translation>MNIST 通过两层各 1,000 个单元落在平面上。</translation>
    </message>
    <message>
        <source>A code larger than the image: copies digits well and learns little of use.</source>
        <translation>比图像还大的编码：能很好地复制数字，却学不到多少有用的东西。</translation>
    </message>
    <message>
        <source>Images without structure: 64 numbers keep less than 64 of 784 parts of them.</source>
        <translation>没有结构的图像：64 个数保留的不到 784 份中的 64 份。</translation>
    </message>
    <message>
        <source>MNIST through two strided convolutions and a code of 16: after one epoch better than 16 principal components.</source>
        <translation>MNIST 通过两个带步幅的卷积和 16 维编码：一轮之后就优于 16 个主成分。</translation>
    </message>
    <message>
        <source>MNIST on a plane through two strided convolutions.</source>
        <translation>MNIST 通过两个带步幅的卷积落在平面上。</translation>
    </message>
    <message>
        <source>Restores MNIST from heavy noise of mean and σ 0.5.</source>
        <translation>从均值和 σ 均为 0.5 的强噪声中恢复 MNIST。</translation>
    </message>
    <message>
        <source>400 faces through a code of 256 values between 0 and 1.</source>
        <translation>400 张人脸通过 256 个 0 到 1 之间的值的编码。</translation>
    </message>
    <message>
        <source>The same, judged on 40 faces that it never saw.</source>
        <translation>同上，以从未见过的 40 张人脸评判。</translation>
    </message>
    <message>
        <source>Restores faces from Gaussian noise of σ 0.2.</source>
        <translation>从 σ 为 0.2 的高斯噪声中恢复人脸。</translation>
    </message>
    <message>
        <source>The faces at their full 64×64, as far as is reasonable.</source>
        <translation>完整 64×64 的人脸，做到合理的程度。</translation>
    </message>
    <message>
        <source>MNIST through 2 numbers, beside as many principal components.</source>
        <translation>MNIST 通过 2 个数，与同样多的主成分对比。</translation>
    </message>
    <message>
        <source>MNIST through 8 numbers, beside as many principal components.</source>
        <translation>MNIST 通过 8 个数，与同样多的主成分对比。</translation>
    </message>
    <message>
        <source>MNIST through 32 numbers, beside as many principal components.</source>
        <translation>MNIST 通过 32 个数，与同样多的主成分对比。</translation>
    </message>
    <message>
        <source>Activity costs: about 24 of 256 units speak for an image, and many for none.</source>
        <translation>激活要付代价：256 个单元中约 24 个描述一幅图像，许多从不激活。</translation>
    </message>
    <message>
        <source>Each of 256 units is silent for most images: the mean activation is near 0.05.</source>
        <translation>256 个单元各自对大多数图像保持沉默：平均激活接近 0.05。</translation>
    </message>
    <message>
        <source>Restores MNIST from Gaussian noise of σ 0.5.</source>
        <translation>从 σ 为 0.5 的高斯噪声中恢复 MNIST。</translation>
    </message>
    <message>
        <source>Restores MNIST with 30 % of its pixels black or white.</source>
        <translation>恢复 30 % 像素变黑或变白的 MNIST。</translation>
    </message>
    <message>
        <source>Restores MNIST with 30 % of its pixels missing.</source>
        <translation>恢复缺失 30 % 像素的 MNIST。</translation>
    </message>
    <message>
        <source>A code that moves less when the image changes a little.</source>
        <translation>图像稍有变化时移动较小的编码。</translation>
    </message>
    <message>
        <source>A variational autoencoder on a plane: the codes leave no gaps in the prior.</source>
        <translation>平面上的变分自编码器：编码在先验中不留空隙。</translation>
    </message>
    <message>
        <source>A variational autoencoder with 16 dimensions: draw new digits from it.</source>
        <translation>16 维的变分自编码器：由它抽取新的数字。</translation>
    </message>
    <message>
        <source>The same with β = 4: more than half of its dimensions fall asleep.</source>
        <translation>同上，β = 4：一半以上的维度沉睡。</translation>
    </message>
    <message>
        <source>The same on black and white digits, so that it can be held against published likelihoods.</source>
        <translation>同上，用黑白数字，以便与已发表的似然比较。</translation>
    </message>
    <message>
        <source>Digits turned at random: the code says which digit it is, and the angle is inferred apart.</source>
        <translation>随机旋转的数字：编码说明是哪个数字，角度另行推断。</translation>
    </message>
    <message>
        <source>A discriminator pushes the codes to fill a round Gaussian.</source>
        <translation>判别器推动编码填满圆形的高斯。</translation>
    </message>
    <message>
        <source>The codes fill ten petals.</source>
        <translation>编码填满十片花瓣。</translation>
    </message>
    <message>
        <source>The codes fill a spiral.</source>
        <translation>编码填满一条螺旋。</translation>
    </message>
    <message>
        <source>The codes fill a square.</source>
        <translation>编码填满一个正方形。</translation>
    </message>
    <message>
        <source>Ten petals, one for each digit.</source>
        <translation>十片花瓣，每个数字一片。</translation>
    </message>
    <message>
        <source>The decoder is told the digit; the code keeps the handwriting.</source>
        <translation>解码器被告知数字；编码保留笔迹。</translation>
    </message>
    <message>
        <source>Learns the ten classes from 1,000 labelled images and all the others.</source>
        <translation>从 1,000 幅有标签的图像和所有其他图像中学习十个类别。</translation>
    </message>
    <message>
        <source>Guesses the colours of grey photographs.</source>
        <translation>猜测灰度照片的颜色。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>en</source>
        <translation>zh-CN</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>The codes of images as points, coloured by class</source>
        <translation>图像的编码显示为点，按类别着色</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>解码图像</translation>
    </message>
    <message>
        <source>move the mouse over the plane or the manifold</source>
        <translation>请在平面或流形上移动鼠标</translation>
    </message>
    <message>
        <source>The image that the decoder makes at the mouse</source>
        <translation>解码器在鼠标处生成的图像</translation>
    </message>
    <message>
        <source>Manifold</source>
        <translation>流形</translation>
    </message>
    <message>
        <source>Images decoded over the plane</source>
        <translation>在整个平面上解码出的图像</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>save it as a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Made by Autoencoder Explorer. Nothing of this page comes from a network.</source>
        <translation>由 Autoencoder Explorer 生成。本页不从网络取任何内容。</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>A name has at most {} characters; {} has {}.</source>
        <translation>名称至多 {} 个字符；{} 有 {} 个。</translation>
    </message>
    <message>
        <source>A tag has at most {} characters; {} has {}.</source>
        <translation>标记至多 {} 个字符；{} 有 {} 个。</translation>
    </message>
    <message>
        <source>A note has at most {} characters; {} has {}.</source>
        <translation>注释至多 {} 个字符；{} 有 {} 个。</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>made elsewhere</source>
        <translation>在别处制作</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>另一个进程</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>★</source>
        <translation>★</translation>
    </message>
    <message>
        <source>Runs with a star; a click on it gives or takes one.</source>
        <translation>带星标的运行；单击可加上或去掉。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The codes of its images on a plane, and some of its reconstructions.</source>
        <translation>其图像的编码在平面上的样子，以及它的若干重构。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What the run is called: F2 changes it, its folder stays.</source>
        <translation>运行的名称：按 F2 更改，文件夹不变。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>The recipe that it was trained with.</source>
        <translation>它所用的配方。</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>What differs from the recipe as it is shipped; of a damaged run what is wrong.</source>
        <translation>与随附配方的差异；损坏的运行则为其错误。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The data set, or the folder of your own images.</source>
        <translation>数据集，或您自己图像的文件夹。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How far its training has come, or what is wrong with it.</source>
        <translation>训练进行到哪里，或有什么问题。</translation>
    </message>
    <message>
        <source>Test MSE</source>
        <translation>测试 MSE</translation>
    </message>
    <message>
        <source>The mean squared error per pixel of the test images; 0 is perfect, lower is better. With * it is of the very images that it trained on, as there are no others.</source>
        <translation>测试图像每像素的均方误差；0 为完美，越低越好。带 * 时是训练所用图像本身的误差，因为没有其他图像。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The figures that its recipe is held against: ✓ reached, ✗ missed.</source>
        <translation>其配方所对照的指标：✓ 达到，✗ 未达到。</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>How many of the figures are reached that its recipe is held against.</source>
        <translation>其配方所对照的指标达到了多少。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often it has seen all images.</source>
        <translation>它看过全部图像多少次。</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>How long the training has taken.</source>
        <translation>训练用了多久。</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>When the training began.</source>
        <translation>训练开始的时间。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>A word of yours to group runs by: F2 changes it.</source>
        <translation>您用来给运行分组的词：按 F2 更改。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>What you say of the run: F2 changes it.</source>
        <translation>您对运行的说明：按 F2 更改。</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>The sweep or ladder that it is a trial of.</source>
        <translation>它作为其试验的扫描或阶梯。</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>分支自</translation>
    </message>
    <message>
        <source>The run that it was branched from.</source>
        <translation>它从哪个运行分支而来。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The name of its folder on the disk.</source>
        <translation>它在磁盘上的文件夹名。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What started it.</source>
        <translation>启动它的命令。</translation>
    </message>
    <message>
        <source>The figure {}.</source>
        <translation>指标 {}。</translation>
    </message>
    <message>
        <source>no recipe</source>
        <translation>没有配方</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>没有标记</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>没有日期</translation>
    </message>
    <message>
        <source>no experiment</source>
        <translation>无实验</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>别处</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>It is being trained on {}.</source>
        <translation>它正在 {} 上训练。</translation>
    </message>
    <message>
        <source>%1 epochs in %2 s</source>
        <translation>%1 轮，用时 %2 秒</translation>
    </message>
    <message>
        <source>1 epoch in %2 s</source>
        <translation>1 轮，用时 %2 秒</translation>
    </message>
    <message>
        <source>MSE: the mean squared error per pixel of the very images it trained on, as there are no others; it says how well they were learnt.</source>
        <translation>MSE：训练所用图像每像素的均方误差，因为没有其他图像；它说明学得多好。</translation>
    </message>
    <message>
        <source>MSE: the mean squared error per pixel of the test images; 0 is perfect, lower is better.</source>
        <translation>MSE：测试图像每像素的均方误差；0 为完美，越低越好。</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>not known, since its control was not measured</source>
        <translation>未知，因为其对照没有测量</translation>
    </message>
    <message>
        <source>{} is shipped with the program: it stays.</source>
        <translation>{} 随程序提供：不能移走。</translation>
    </message>
    <message>
        <source>{} is not there any more.</source>
        <translation>{} 已不在那里。</translation>
    </message>
    <message>
        <source>{} can&apos;t be moved to the trash ({}); it was left as it is.</source>
        <translation>无法把 {} 移到回收站（{}）；它保持原样。</translation>
    </message>
    <message>
        <source>{} is in the trash no more: nothing was brought back.</source>
        <translation>{} 已不在回收站：没有恢复任何内容。</translation>
    </message>
    <message>
        <source>{} can&apos;t be brought back ({}); it is in the trash still.</source>
        <translation>无法恢复 {}（{}）；它仍在回收站。</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>{} is there already: replace it?</source>
        <translation>{} 已存在：要替换吗？</translation>
    </message>
</context>
<context>
    <name>schedules</name>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from 0 to its value.</source>
        <translation>学习率从 0 升到其值所用的步数。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Cool-down</source>
        <translation>冷却</translation>
    </message>
    <message>
        <source>Last epochs over which the learning rate falls to 0.</source>
        <translation>学习率降到 0 的最后几轮。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss until the learning rate falls; 0: never.</source>
        <translation>验证损失多少轮没有改善后降低学习率；0：从不。</translation>
    </message>
    <message>
        <source>Falls to</source>
        <translation>降为</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by when it falls.</source>
        <translation>学习率降低时所乘的数。</translation>
    </message>
    <message>
        <source>Counts as better</source>
        <translation>算作改善</translation>
    </message>
    <message>
        <source>By how much a validation loss must fall to count as better.</source>
        <translation>验证损失下降多少才算改善。</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>最低学习率</translation>
    </message>
    <message>
        <source>The learning rate never falls below this.</source>
        <translation>学习率绝不低于此值。</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss that end the training; 0: never.</source>
        <translation>验证损失多少轮没有改善后结束训练；0：从不。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Which model the run keeps: the last, or the best by a validation figure.</source>
        <translation>运行保留哪个模型：最后的，或按验证指标最好的。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>The learning rate stays, but for what is set below.</source>
        <translation>学习率保持不变，除下面的设置外。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>The learning rate falls over all epochs as half a cosine.</source>
        <translation>学习率在全部轮次中按半个余弦下降。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>The learning rate falls at once after every so many epochs.</source>
        <translation>每过若干轮，学习率一次性下降。</translation>
    </message>
    <message>
        <source>Falls every</source>
        <translation>下降间隔</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate falls, each time.</source>
        <translation>学习率每次下降所隔的轮数。</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>The learning rate rises to its value in the first epochs and falls in all others.</source>
        <translation>学习率在最初的轮次升到其值，之后一直下降。</translation>
    </message>
    <message>
        <source>Rises for</source>
        <translation>上升占比</translation>
    </message>
    <message>
        <source>The share of the training in which the learning rate rises.</source>
        <translation>学习率上升所占训练的比例。</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>What part of the learning rate it begins with.</source>
        <translation>以学习率的多大比例开始。</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>What part of the learning rate it ends with.</source>
        <translation>以学习率的多大比例结束。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>有动画</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>What the window speaks.</source>
        <translation>窗口所用的语言。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The colours of windows and plots.</source>
        <translation>窗口和图表的配色。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Points of all text; automatic is as large as the desktop&apos;s.</source>
        <translation>所有文字的磅数；自动则与桌面相同。</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Whether views glide to another place or are there at once.</source>
        <translation>视图是平滑移到另一处，还是立即到位。</translation>
    </message>
    <message>
        <source>Explain words</source>
        <translation>解释术语</translation>
    </message>
    <message>
        <source>Words of the field have a dotted line, and say under the mouse what they mean.</source>
        <translation>术语下面有点线，鼠标停在上面就说明它的意思。</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Of the numbers beside sliders, such as those of the code.</source>
        <translation>滑块旁数字（如编码）的小数位数。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>How many threads the next training computes with; automatic takes one for each core that the program may use.</source>
        <translation>下一次训练用多少个线程计算；自动则为程序可用的每个核心一个。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Tell on the desktop when a training or an export that took over a minute has ended while another window is in front.</source>
        <translation>当一次超过一分钟的训练或导出结束、而前台是别的窗口时，在桌面上告知。</translation>
    </message>
    <message>
        <source>Compare branches</source>
        <translation>比较分支</translation>
    </message>
    <message>
        <source>Hold a branch against the run that it comes from when it has ended.</source>
        <translation>分支结束后，与它所来自的运行对照。</translation>
    </message>
    <message>
        <source>Folder of runs</source>
        <translation>运行文件夹</translation>
    </message>
    <message>
        <source>Where new runs are kept, and looked for; runs that are elsewhere stay there.</source>
        <translation>新的运行保存并查找于此；在别处的运行留在原处。</translation>
    </message>
    <message>
        <source>Folder of data sets</source>
        <translation>数据集文件夹</translation>
    </message>
    <message>
        <source>Where data sets are looked for, and downloaded to.</source>
        <translation>数据集查找和下载到此处。</translation>
    </message>
    <message>
        <source>One window</source>
        <translation>单一窗口</translation>
    </message>
    <message>
        <source>A run opened on the desktop comes to the window that is open, not to another.</source>
        <translation>在桌面上打开的运行会出现在已打开的窗口中，而不是另开一个。</translation>
    </message>
    <message>
        <source>The settings hold {}, which this program does not know; it is kept.</source>
        <translation>设置中有本程序不认识的 {}；它会保留。</translation>
    </message>
    <message>
        <source>{} The default counts instead: {}.</source>
        <translation>{} 改用默认值：{}。</translation>
    </message>
    <message>
        <source>There is no setting {}; there are {}.</source>
        <translation>没有设置项 {}；有 {}。</translation>
    </message>
    <message>
        <source>what was remembered</source>
        <translation>所记住的内容</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>yes 或 no</translation>
    </message>
    <message>
        <source>a whole number from {} to {}</source>
        <translation>{} 到 {} 的整数</translation>
    </message>
    <message>
        <source>a whole number from {} to {}, or automatic</source>
        <translation>{} 到 {} 的整数，或 automatic（自动）</translation>
    </message>
    <message>
        <source>the path of a folder</source>
        <translation>文件夹的路径</translation>
    </message>
    <message>
        <source>a whole path, from the root or from ~</source>
        <translation>从根目录或 ~ 起的完整路径</translation>
    </message>
    <message>
        <source>a folder, and a file is there</source>
        <translation>文件夹，而那里是一个文件</translation>
    </message>
    <message>
        <source>The setting {} can&apos;t be {}; it is {}.</source>
        <translation>设置项 {} 不能是 {}；它应为 {}。</translation>
    </message>
</context>
<context>
    <name>stages</name>
    <message>
        <source>test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>likelihood</source>
        <translation>似然</translation>
    </message>
    <message>
        <source>angles</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>small learners</source>
        <translation>小型学习器</translation>
    </message>
    <message>
        <source>search</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>sparsity</source>
        <translation>稀疏性</translation>
    </message>
    <message>
        <source>neighbourhoods</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>unseen classes</source>
        <translation>未见类别</translation>
    </message>
    <message>
        <source>images from the prior</source>
        <translation>由先验生成的图像</translation>
    </message>
    <message>
        <source>codes and prior</source>
        <translation>编码与先验</translation>
    </message>
    <message>
        <source>the labels alone</source>
        <translation>只用标签</translation>
    </message>
</context>
<context>
    <name>summary</name>
    <message>
        <source>MSE of training images</source>
        <translation>训练图像的 MSE</translation>
    </message>
    <message>
        <source>linear probe</source>
        <translation>线性探针</translation>
    </message>
    <message>
        <source>trustworthiness</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>continuity</source>
        <translation>连续性</translation>
    </message>
    <message>
        <source>active units</source>
        <translation>活跃单元</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Fréchet (judge of digits)</source>
        <translation>Fréchet（评判网络）</translation>
    </message>
    <message>
        <source>Fréchet (64 principal components)</source>
        <translation>Fréchet（64 个主成分）</translation>
    </message>
    <message>
        <source>validation MSE</source>
        <translation>验证 MSE</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>Squared error per pixel on the test images, which are left clean whatever was trained on</source>
        <translation>测试图像每像素的平方误差；无论怎样训练，测试图像都不加噪声</translation>
    </message>
    <message>
        <source>Of the training alone, on the machine as it was</source>
        <translation>仅训练本身，按当时的机器</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Give back the image</source>
        <translation>还原图像</translation>
    </message>
    <message>
        <source>The output is to equal the clean image, whatever was done to the input.</source>
        <translation>无论对输入做了什么，输出都应等于干净的图像。</translation>
    </message>
    <message>
        <source>Colour a grey image</source>
        <translation>为灰度图像上色</translation>
    </message>
    <message>
        <source>The network sees the brightness alone and has to guess the colours.</source>
        <translation>网络只看到亮度，须猜出颜色。</translation>
    </message>
</context>
</TS>
