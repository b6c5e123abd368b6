"""What `import aegui` offers to notebooks and scripts. Nothing of the program imports it."""
