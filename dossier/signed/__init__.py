"""Take signed scans back: files a person has scanned -> records of the workspace, and the files that replace documents."""
