"""Turn documents, workbook, reports and evidence into one package: named, listed, written whole, verifiable."""
