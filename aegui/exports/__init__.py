"""What leaves the program to live elsewhere; one file is one thing that leaves. No Qt."""
