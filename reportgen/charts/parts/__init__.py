"""What kinds of chart are made of: bars, columns, labels, layouts."""
