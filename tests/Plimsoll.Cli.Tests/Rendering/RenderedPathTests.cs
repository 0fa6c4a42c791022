namespace Plimsoll.Cli.Rendering;

public sealed class RenderedPathTests
{
    readonly string _folder = Terminal.NewFolder();

    public RenderedPathTests()
    {
        File.WriteAllText(Path.Combine(_folder, "Chart.yaml"), "name: web\n");
        File.WriteAllText(Path.Combine(_folder, "prod.yaml"), "replicas: 2\n");
    }

    [Fact]
    public void A_chart_has_settings_in_their_order_and_commas_behind_a_backslash()
    {
        var path = RenderedPath.Parse($"helm:{_folder},values={_folder}/prod.yaml,set=a=1\\,b=2,name=shop");

        Assert.Equal((RenderingTool.Helm, _folder, $"helm:{_folder}"), (path!.Tool, path.Target, path.ToString()));
        Assert.Equal(
            [new("values", $"{_folder}/prod.yaml"), new("set", "a=1,b=2"), new("name", "shop")],
            path.Settings.AsEnumerable());
    }

    [Fact]
    public void A_folder_for_kustomize_is_one_and_other_paths_are_none()
    {
        Assert.Equal((RenderingTool.Kustomize, _folder), (RenderedPath.Parse("kustomize:" + _folder)!.Tool, RenderedPath.Parse("kustomize:" + _folder)!.Target));
        Assert.Null(RenderedPath.Parse(_folder));
        Assert.Null(RenderedPath.Parse("-"));
        Assert.Null(RenderedPath.Parse("Helm:x"));
    }

    [Theory]
    [InlineData("kustomize:no-such-folder", "no such folder")]
    [InlineData("kustomize:https://example.com/x", "no such folder")]
    [InlineData("helm:no-such-chart", "no chart there")]
    [InlineData("helm:CHART,value=x", "\"value=x\" is not known: expected values=, set=,")]
    [InlineData("helm:CHART,values=none.yaml", "none.yaml: no such file")]
    [InlineData("helm:CHART,name=--post-renderer=x", "names no release")]
    public void What_cannot_be_rendered_is_wrong_use(string path, string expected)
    {
        var wrong = Assert.Throws<UsageException>(() => RenderedPath.Parse(path.Replace("CHART", _folder, StringComparison.Ordinal)));

        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }
}
