"""Turn a case and the files of its package into 填报对照表.xlsx: what to type, choose and upload, field by field."""
