"""Leaders: figures that open into the records behind them."""
