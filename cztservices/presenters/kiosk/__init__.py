"""What a kiosk says, as text without a window."""
