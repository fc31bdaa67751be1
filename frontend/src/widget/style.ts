/** The widget's own styles. `all: initial` keeps out what a site says of all that is inside of it. */
export const STYLE = `
.box{all:initial;display:block;box-sizing:border-box;max-width:100%;padding:16px;border:1px solid #c5c7c9;border-radius:4px;
background:#fff;color:#17324d;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
.title{margin:0 0 8px;font-size:14px}
ul{margin:0;padding:0;list-style:none}
li+li{margin-top:12px;padding-top:12px;border-top:1px solid #c5c7c9}
p{margin:0}
.name{font-weight:700}
.state::before{content:"";display:inline-block;width:.7em;height:.7em;margin-inline-end:.5em;border:2px solid;border-radius:50%}
.open .state::before{background:#00542f}
.open .state{color:#00542f}
a{display:inline-block;min-height:24px;color:#004d99}
a:focus-visible{outline:3px solid #004d99;outline-offset:2px}
.open .action{margin-top:8px;padding:10px 16px;border-radius:4px;background:#004d99;color:#fff;text-decoration:none}
.status{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (forced-colors:active){.open .state::before{forced-color-adjust:none;background:CanvasText}.action{border:1px solid}}
`;
