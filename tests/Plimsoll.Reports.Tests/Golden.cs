using System.Runtime.CompilerServices;

namespace Plimsoll.Reports;

/// <summary>Expected output in files; rewritten only where PLIMSOLL_UPDATE_GOLDEN is 1, and then reviewed.</summary>
static class Golden
{
    public static void Equal(string file, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine("testdata", file);
        if (Environment.GetEnvironmentVariable("PLIMSOLL_UPDATE_GOLDEN") == "1")
        {
            var folder = Path.GetDirectoryName(caller)!;
            while (!Directory.Exists(Path.Combine(folder, "testdata")))
                folder = Path.GetDirectoryName(folder)!;
            path = Path.Combine(folder, path);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"{path} is missing: write it with PLIMSOLL_UPDATE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
