<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AxisPairsView</name>
    <message>
        <source>Axis pairs</source>
        <translation>轴对</translation>
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
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Puts this message away. Esc</source>
        <translation>收起这条消息。Esc</translation>
    </message>
    <message>
        <source>{} more</source>
        <translation>还有 {} 条</translation>
    </message>
</context>
<context>
    <name>Bars</name>
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
    <name>ChannelButton</name>
    <message>
        <source>Which channels are shown, in all panels: one in grey, two in green and magenta, three in red, green and blue. Nothing is trained anew.</source>
        <translation>所有面板中显示哪些通道：一个通道为灰度，两个为绿色和品红，三个为红、绿、蓝。不会重新训练。</translation>
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
        <source>Type what you want</source>
        <translation>输入您想做的事</translation>
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
        <source>How many steps the code is moved, also beyond the slider.</source>
        <translation>编码移动多少步，也可超出滑块的范围。</translation>
    </message>
    <message>
        <source>Forgets this direction.</source>
        <translation>删除这个方向。</translation>
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
    <name>Help</name>
    <message>
        <source>The documents are in {}</source>
        <translation>文档位于 {}</translation>
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
    <name>ImageMenu</name>
    <message>
        <source>Begins from this image.</source>
        <translation>从这幅图像开始。</translation>
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
        <source>Shows below each image where its reconstruction is wrong, pixel by pixel.</source>
        <translation>在每幅图像下方逐像素显示其重构的误差所在。</translation>
    </message>
    <message>
        <source>PSNR: peak signal-to-noise ratio, the mean of each image&apos;s; the higher, the more alike.</source>
        <translation>PSNR：峰值信噪比，取各图像的平均；越高越相似。</translation>
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
        <source>With the seed of the recipe this number says what is drawn.</source>
        <translation>连同配方的种子，这个数决定抽取什么。</translation>
    </message>
    <message>
        <source>Draws others by chance.</source>
        <translation>随机另抽一组。</translation>
    </message>
    <message>
        <source>Gives this figure up.</source>
        <translation>放弃这幅图。</translation>
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
        <source>What the codes are coloured by, and what the legend hides.</source>
        <translation>编码按什么着色，以及图例隐藏什么。</translation>
    </message>
    <message>
        <source>Which two directions of the code the plane shows.</source>
        <translation>平面显示编码的哪两个方向。</translation>
    </message>
    <message>
        <source>What is drawn faintly under the codes, such as decoded images.</source>
        <translation>编码下方淡淡画出的内容，例如解码图像。</translation>
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
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>F1 keys · Space train and pause · arrows move the cursor</source>
        <translation>F1 按键 · 空格 训练与暂停 · 方向键 移动光标</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Train anyway</source>
        <translation>仍然训练</translation>
    </message>
    <message>
        <source>automatic: {}</source>
        <translation>自动：{}</translation>
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
        <translation>打开：{}</translation>
    </message>
    <message>
        <source>The window speaks it when the program is started again.</source>
        <translation>程序重新启动后，窗口使用该语言。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>List…</source>
        <translation>列表…</translation>
    </message>
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
        <source>&amp;TensorBoard…</source>
        <translation>&amp;TensorBoard…</translation>
    </message>
    <message>
        <source>Save curves, image grid and codes as a folder that TensorBoard and its projector open.</source>
        <translation>把曲线、图像网格和编码保存为 TensorBoard 及其投影器能打开的文件夹。</translation>
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
        <source>Take back a change of cursor, axes, backdrop, hidden classes or selection.</source>
        <translation>撤回对光标、坐标轴、背景、隐藏类别或选区的更改。</translation>
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
        <source>Colours of the window.</source>
        <translation>窗口的颜色。</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on.</source>
        <translation>窗口的语言，从下次启动起生效。</translation>
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
    <name>NearestCard</name>
    <message>
        <source>The real image whose code is nearest; a click moves the cursor onto it.</source>
        <translation>其编码最近的真实图像；单击把光标移到它上面。</translation>
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
    <name>OnnxMenu</name>
    <message>
        <source>&amp;ONNX…</source>
        <translation>&amp;ONNX…</translation>
    </message>
    <message>
        <source>Save encoder and decoder of the model that is shown as ONNX, tried against the program before they are there.</source>
        <translation>把显示的模型的编码器和解码器保存为 ONNX，保存前先与本程序核对。</translation>
    </message>
    <message>
        <source>There is no model to save yet: open a run, or train one.</source>
        <translation>还没有可保存的模型：请打开一个运行，或训练一个。</translation>
    </message>
    <message>
        <source>A model is being saved already: wait for it, or cancel it.</source>
        <translation>已在保存模型：请等待，或取消它。</translation>
    </message>
    <message>
        <source>Save a folder with the model</source>
        <translation>保存含模型的文件夹</translation>
    </message>
    <message>
        <source>ONNX: {}</source>
        <translation>ONNX：{}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
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
        <source>Takes the last stroke back (Ctrl+Z on the sheet).</source>
        <translation>撤回最后一笔（在画纸上按 Ctrl+Z）。</translation>
    </message>
    <message>
        <source>A bare sheet; undo brings back what was drawn.</source>
        <translation>一张白纸；撤销可恢复所画的内容。</translation>
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
        <source>How the path goes from point to point.</source>
        <translation>路径怎样从一点到下一点。</translation>
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
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
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
    <name>ReportMenu</name>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Save a page on this run for any browser, or as PDF: plane, manifold, images, curves, figures and recipe.</source>
        <translation>把此运行保存为任何浏览器都能打开的网页或 PDF：平面、流形、图像、曲线、指标和配方。</translation>
    </message>
    <message>
        <source>A report is being written already: wait for it, or cancel it.</source>
        <translation>已在编写报告：请等待，或取消它。</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Report: {}</source>
        <translation>报告：{}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>已保存 {}</translation>
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
    <name>RunActions</name>
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
        <source>The weights of step {} are kept.</source>
        <translation>保留第 {} 步的权重。</translation>
    </message>
    <message>
        <source>Go on from there at a rate of {}</source>
        <translation>从那里以学习率 {} 继续</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
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
        <source>Every training leaves a run here, to be opened or resumed. Press Train.</source>
        <translation>每次训练都会在这里留下一个运行，可打开或续训。请按“训练”。</translation>
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
        <source>How much the colours cover of the picture.</source>
        <translation>颜色覆盖图片的程度。</translation>
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
        <source>Save a folder for TensorBoard</source>
        <translation>保存供 TensorBoard 使用的文件夹</translation>
    </message>
    <message>
        <source>Saved {0}: open it with tensorboard --logdir {0}</source>
        <translation>已保存 {0}：用 tensorboard --logdir {0} 打开</translation>
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
    <name>StripWidget</name>
    <message>
        <source>image {} of {}: {} code units from the nearest real code</source>
        <translation>第 {} 幅图像（共 {} 幅）：离最近的真实编码 {} 个编码单位</translation>
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
    <name>TimeBar</name>
    <message>
        <source>Plays the stored moments of the training, one after another.</source>
        <translation>依次播放训练中保存的各时刻。</translation>
    </message>
    <message>
        <source>Shows the codes and images as they were at that moment.</source>
        <translation>按那个时刻的样子显示编码和图像。</translation>
    </message>
    <message>
        <source>Saves the stored moments as a film: the plane as it is seen now and the decoded image.</source>
        <translation>把保存的各时刻存为动画：当前所见的平面和解码图像。</translation>
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
        <source>Adam β₁</source>
        <translation>Adam β₁</translation>
    </message>
    <message>
        <source>How long the direction of the steps is remembered.</source>
        <translation>步的方向被记住多久。</translation>
    </message>
    <message>
        <source>Adam β₂</source>
        <translation>Adam β₂</translation>
    </message>
    <message>
        <source>How long the size of the gradients is remembered.</source>
        <translation>梯度的大小被记住多久。</translation>
    </message>
    <message>
        <source>Adam ε</source>
        <translation>Adam ε</translation>
    </message>
    <message>
        <source>Keeps steps finite where gradients vanish.</source>
        <translation>梯度消失时使步长保持有限。</translation>
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
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Start of every random draw; the same seed gives the same run on this machine.</source>
        <translation>所有随机抽取的起点；同一种子在此机器上给出同样的运行。</translation>
    </message>
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
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>别处</translation>
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
</context>
<context>
    <name>saving</name>
    <message>
        <source>{} is there already: replace it?</source>
        <translation>{} 已存在：要替换吗？</translation>
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
