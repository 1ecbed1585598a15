SELECT zh, tw FROM traditional
