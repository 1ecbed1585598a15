SELECT salt FROM failure_salt
