"""What is drawn with pyqtgraph or a painter: the plane, charts, the blocks of pages."""
