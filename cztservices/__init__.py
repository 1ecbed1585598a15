"""Cross-city service finder for Changsha, Zhuzhou and Xiangtan."""

__version__ = "0.1.0"
