"""Pages and widgets: they draw what presenters hand them."""
