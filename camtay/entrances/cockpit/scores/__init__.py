"""The service-quality index (Bộ chỉ số 766): points item by item, and what could not be judged."""
