SELECT use, subject, hour, count FROM use
ORDER BY use, subject, hour
