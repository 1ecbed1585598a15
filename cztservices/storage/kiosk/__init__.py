"""What a kiosk reads and writes: its set-up, and the one folder that it keeps."""
