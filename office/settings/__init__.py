"""What an office and a machine are set to: settings and catalogue files, read and checked."""
