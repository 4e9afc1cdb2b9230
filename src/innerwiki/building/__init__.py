"""What a build needs beside pages: the verdict of the check, a staging folder, the swap."""
