"""Turn a case, its findings and its materials into the Excel workbook that travels with the package."""
